import { allMarks, type MarkLine, roundById, runsRound } from '#evaluation/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { type ColumnOf, type MadeList, tableOf } from '#platform/export/list.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { certificateTable } from '../certificate/exports.ts';
import type { Edition } from '../edition/model/edition.ts';
import type { ScoringKind } from '../edition/model/stages.ts';
import type { Snapshot } from '../entry/model/snapshot.ts';
import { submittedTo } from '../entry/queries/snapshot.ts';
import { timetableOf } from '../interview/exports.ts';
import { scoringRounds } from '../scoring/queries/rounds.ts';
import { checkTable } from '../stage/exports.ts';
import { type Placed, placedOf } from '../stage/queries/field.ts';
import { type KeptPassage, keptPassagesOf } from '../stage/queries/passages.ts';
import { everyCheck } from '../stage/rules/checks-list.ts';
import { awardName, categoryName, groupName, said } from '../stage/views/words.ts';
import { visitTable } from '../visit/exports.ts';
import { type TableName, tableNames } from './model.ts';

type Table = Pick<MadeList, 'columns' | 'rows'>;

const everyCertificate = { kind: null, state: null, text: '', batch: null, sort: 'number', descending: false } as const;

/** What each table of the archive holds: what the viewer, who organises the edition, reads on its pages. */
export function tablesOf(edition: Edition, viewer: Viewer): Readonly<Record<TableName, Table>> {
  return {
    usulan: entryTable(edition),
    pemeriksaan: checkTable(edition, everyCheck),
    'nilai-juri': markTable(edition, viewer),
    keputusan: decisionTable(edition),
    wawancara: timetableOf(edition.id),
    kunjungan: visitTable(edition.id),
    sertifikat: certificateTable(edition.id as never, everyCertificate),
  };
}

/** Entries as they were submitted, a column for each section that the edition has. */
function entryTable({ id, document }: Edition): Table {
  const sections = document.sections.map(
    (section): ColumnOf<Snapshot> => ({
      key: `section_${section.code.replaceAll(/[^a-z0-9]/g, '_')}`,
      label: () => said(section.name, section.name_en),
      width: 60,
      value: ({ content }) => content.sections.find((it) => it.code === section.code)?.text ?? '',
    }),
  );
  return tableOf<Snapshot>(
    [
      { key: 'receipt', label: () => t('stage.check.receipt'), value: (it) => it.receipt },
      { key: 'title', label: () => t('stage.checks.entry'), width: 60, value: (it) => it.content.entry.title },
      { key: 'unit', label: () => t('stage.export.unit'), width: 40, value: (it) => it.content.institution.unitName },
      {
        key: 'institution',
        label: () => t('stage.checks.institution'),
        width: 40,
        value: (it) => it.content.institution.name,
      },
      { key: 'group', label: () => t('stage.check.group'), value: (it) => it.content.entry.groupName },
      { key: 'category', label: () => t('stage.check.category'), value: (it) => it.content.entry.categoryName },
      { key: 'submitted_at', label: () => t('takeout.submittedAt'), type: 'moment', value: (it) => it.submittedAt },
      { key: 'evidence', label: () => t('takeout.evidence'), width: 60, value: evidenceText },
      { key: 'sha256', label: () => t('takeout.digest'), width: 66, value: (it) => it.sha256 },
      ...sections,
    ],
    (conn) => submittedTo(conn, id),
  );
}

const evidenceText = ({ content }: Snapshot): string =>
  content.evidence.map((it) => `${it.askedName}: ${it.title} (${it.file?.sha256 ?? it.url ?? '–'})`).join('\n');

type Marked = MarkLine & { readonly stage: ScoringKind; readonly group: string; readonly named: string };

function markTable(edition: Edition, viewer: Viewer): Table {
  const { document } = edition;
  return tableOf<Marked>(
    [
      { key: 'stage', label: () => t('stage.course.stage'), value: (it) => t(`edition.stage.${it.stage}`) },
      { key: 'group', label: () => t('stage.check.group'), value: (it) => groupName(document, it.group) },
      { key: 'label', label: () => t('takeout.label'), type: 'number', value: (it) => it.label },
      { key: 'title', label: () => t('stage.checks.entry'), width: 60, value: (it) => it.title },
      { key: 'juror', label: () => t('takeout.juror'), width: 36, value: (it) => it.juror },
      { key: 'criterion', label: () => t('takeout.criterion'), value: (it) => it.named, code: (it) => it.criterion },
      { key: 'mark', label: () => t('takeout.mark'), type: 'number', value: (it) => it.mark },
      { key: 'comment', label: () => t('takeout.comment'), width: 60, value: (it) => it.comment },
      { key: 'finished_at', label: () => t('takeout.finishedAt'), type: 'moment', value: (it) => it.finishedAt },
    ],
    (conn) => marksOf(conn, edition, viewer),
  );
}

/** Marks of the rounds that the viewer runs: whoever may not read them on the page does not find them here. */
async function* marksOf(conn: Conn, edition: Edition, viewer: Viewer): AsyncGenerator<readonly Marked[]> {
  for (const { stage, group, roundId } of await scoringRounds(conn, edition.id)) {
    const round = await roundById(conn, roundId);
    if (!round || !runsRound(round, viewer)) continue;
    const names = new Map(round.rubric.criteria.map((it) => [it.code, said(it.name, it.name_en)]));
    for await (const some of allMarks(conn, roundId))
      yield some.map((it) => ({ ...it, stage, group, named: names.get(it.criterion) ?? it.criterion }));
  }
}

type Decision = Placed & { readonly passage: KeptPassage };

function decisionTable(edition: Edition): Table {
  const { document } = edition;
  return tableOf<Decision>(
    [
      { key: 'receipt', label: () => t('stage.check.receipt'), value: (it) => it.receipt },
      { key: 'title', label: () => t('stage.checks.entry'), width: 60, value: (it) => it.title },
      { key: 'institution', label: () => t('stage.checks.institution'), width: 40, value: (it) => it.institutionName },
      { key: 'group', label: () => t('stage.check.group'), value: (it) => groupName(document, it.group) },
      { key: 'category', label: () => t('stage.check.category'), value: (it) => categoryName(document, it.category) },
      { key: 'stage', label: () => t('stage.course.stage'), value: (it) => t(`edition.stage.${it.passage.stage}`) },
      {
        key: 'outcome',
        label: () => t('takeout.outcome'),
        value: (it) => t(`stage.outcome.${it.passage.outcome}`),
        code: (it) => it.passage.outcome,
      },
      {
        key: 'award',
        label: () => t('stage.plenary.award'),
        value: ({ passage }) => passage.award && awardName(document, passage.award),
      },
      {
        key: 'reasons',
        label: () => t('stage.plenary.reason'),
        width: 40,
        value: ({ passage }) => [...passage.reasons.map((it) => t(`stage.reason.${it}`)), passage.note].join('; '),
      },
      { key: 'decided_at', label: () => t('takeout.decidedAt'), type: 'moment', value: (it) => it.passage.decidedAt },
    ],
    async function* (conn) {
      const [placed, passages] = [await placedOf(conn, edition), await keptPassagesOf(conn, edition.id)];
      yield placed.flatMap((it) => (passages.get(it.id) ?? []).map((passage) => ({ ...it, passage })));
    },
  );
}

/** What the archive says of itself. */
export function aboutText(edition: Edition, by: string, now: string): string {
  const rows = tableNames.map(
    (name, at) => `${formatNumber(at + 1)}. ${t(`takeout.table.${name}`)}: json/${name}.json`,
  );
  return [t('takeout.about', { edition: edition.document.title, by, at: now }), '', ...rows, ''].join('\n');
}
