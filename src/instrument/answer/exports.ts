import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { InstrumentItem } from '../catalogue/model/item.ts';
import { aspectsFor } from '../catalogue/rules/items.ts';
import { subjectKindText, titleOf, told } from '../catalogue/wording.ts';
import { paths } from './paths.ts';
import { type Scored, scoredSheets } from './queries/scored.ts';
import { allSheets } from './queries/sheets.ts';
import { filterIn } from './routes/list-query.ts';
import { type Doors, listers, type SheetVisit, scoredAt } from './routes/visit.tsx';
import { optionText } from './views/items-table.tsx';
import { bandText, valueOfScore } from './views/score-text.tsx';

const columns: readonly ColumnOf<Scored>[] = [
  { key: 'subject', label: () => t('answer.subject'), width: 50, paper: 4, value: (it) => it.sheet.title },
  {
    key: 'kind',
    label: () => t('instrument.field.subject'),
    value: (it) => subjectKindText(it.sheet.kind),
    code: (it) => it.sheet.kind,
    paper: 0,
  },
  { key: 'unit', label: () => t('answer.unit'), width: 40, paper: 0, value: (it) => it.sheet.unitName },
  { key: 'institution', label: () => t('answer.institution'), width: 40, value: (it) => it.sheet.institutionName },
  { key: 'instrument', label: () => t('answer.edition'), width: 40, value: (it) => titleOf(it.edition) },
  { key: 'year', label: () => t('instrument.field.year'), type: 'number', value: (it) => it.edition.document.year },
  {
    key: 'state',
    label: () => t('instrument.list.state'),
    value: (it) => t(`answer.state.${it.sheet.state}`),
    code: (it) => it.sheet.state,
  },
  { key: 'answered', label: () => t('answer.answered'), type: 'number', value: (it) => it.counts.answered },
  { key: 'asked', label: () => t('answer.asked'), type: 'number', value: (it) => it.counts.asked },
  { key: 'claimed', label: () => t('answer.claimedScore'), type: 'number', value: (it) => valueOfScore(it.claimed) },
  { key: 'verified', label: () => t('answer.verifiedScore'), type: 'number', value: (it) => valueOfScore(it.verified) },
  { key: 'claimed_category', label: () => t('answer.claimedCategory'), paper: 0, value: (it) => bandText(it.claimed) },
  { key: 'verified_category', label: () => t('answer.category'), value: (it) => bandText(it.verified) },
  {
    key: 'handed_in_at',
    label: () => t('answer.handedInAt'),
    type: 'moment',
    paper: 0,
    value: (it) => it.sheet.handedInAt,
  },
  {
    key: 'verified_at',
    label: () => t('answer.verifiedAt'),
    type: 'moment',
    paper: 0,
    value: (it) => it.sheet.verifiedAt,
  },
  {
    key: 'address',
    label: () => t('instrument.field.address'),
    type: 'link',
    value: (it) => paths.sheet.to(it.sheet.id),
  },
];

/** The list of sheets as a file, as it is narrowed; who took it is kept. */
export function sheetListExport({ facts }: Doors): ListExport<Viewer> {
  return {
    path: paths.listFile.pattern,
    name: 'lembar-instrumen',
    guard: listers,
    event: 'instrument.sheet.taken',
    make: ({ query, viewer, url, now }) => {
      const filter = filterIn(query);
      const rows = async function* (conn: Conn) {
        for await (const some of allSheets(conn, viewer, filter)) yield await scoredSheets(conn, some, { facts, now });
      };
      return {
        title: t('answer.list.title'),
        address: `${paths.list.to()}${url.search}`,
        filter: inTerms([
          [t('instrument.list.state'), filter.state ? t(`answer.state.${filter.state}`) : null],
          [t('instrument.field.subject'), filter.kind ? subjectKindText(filter.kind) : null],
          [t('answer.list.words'), filter.text],
        ]),
        ...tableOf(columns, rows),
      };
    },
    taken: (tx, visit, what) => {
      const subject = { kind: 'list', id: paths.list.pattern };
      return record(tx, actorOf(visit.viewer), { event: 'instrument.sheet.taken', subject, after: what }, visit.now);
    },
  };
}

type Line = { readonly aspect: string; readonly item: InstrumentItem; readonly scored: Scored };

const answerIn = ({ item, scored }: Line) => scored.answers.get(item.code) ?? null;
const pointsIn = ({ item, scored }: Line, which: 'claimed' | 'verified') =>
  scored[which].items.find((it) => it.code === item.code)?.points ?? 0;
const isAsked = ({ item, scored }: Line) => scored.claimed.items.find((it) => it.code === item.code)?.isAsked === true;

const lineColumns: readonly ColumnOf<Line>[] = [
  { key: 'aspect', label: () => t('answer.aspect'), width: 30, value: (it) => it.aspect },
  { key: 'number', label: () => t('instrument.field.itemNumber'), width: 8, value: (it) => it.item.number },
  {
    key: 'item',
    label: () => t('instrument.field.item'),
    width: 50,
    paper: 4,
    value: (it) => told(it.item, 'name'),
    code: (it) => it.item.code,
  },
  { key: 'asked', label: () => t('answer.isAsked'), type: 'yes_no', paper: 0, value: isAsked },
  { key: 'weight', label: () => t('instrument.field.weight'), type: 'number', value: (it) => it.item.weight },
  {
    key: 'claimed',
    label: () => t('answer.claimed'),
    width: 40,
    value: (it) => optionText(it.item, answerIn(it)?.option ? answerIn(it) : null),
    code: (it) => answerIn(it)?.option ?? '',
  },
  {
    key: 'confirmed',
    label: () => t('answer.isConfirmed'),
    type: 'yes_no',
    paper: 0,
    value: (it) => answerIn(it)?.confirmed ?? false,
  },
  { key: 'note', label: () => t('answer.note'), width: 40, paper: 0, value: (it) => answerIn(it)?.note ?? '' },
  {
    key: 'evidence',
    label: () => t('instrument.field.evidence'),
    width: 40,
    value: (it) => (it.scored.proofs.get(it.item.code) ?? []).map((one) => one.title).join('; '),
  },
  {
    key: 'claimed_points',
    label: () => t('answer.claimedPoints'),
    type: 'number',
    value: (it) => pointsIn(it, 'claimed'),
  },
  {
    key: 'verified',
    label: () => t('answer.verified'),
    width: 40,
    value: (it) => optionText(it.item, answerIn(it)?.verified ?? null),
    code: (it) => answerIn(it)?.verified?.option ?? '',
  },
  {
    key: 'verified_points',
    label: () => t('answer.verifiedPoints'),
    type: 'number',
    value: (it) => pointsIn(it, 'verified'),
  },
  { key: 'verifier', label: () => t('answer.verifier'), paper: 0, value: (it) => answerIn(it)?.verifiedByName ?? '' },
  {
    key: 'verifier_note',
    label: () => t('answer.verifierNote'),
    width: 40,
    paper: 0,
    value: (it) => answerIn(it)?.verifierNote ?? '',
  },
];

/** One sheet as a file: a line for each of its items, those that are not asked too. */
export function sheetExport(doors: Doors): ListExport<Viewer> {
  return {
    path: paths.sheetFile.pattern,
    name: 'lembar',
    guard: listers,
    event: 'instrument.sheet.answers_taken',
    make: async (visit: SheetVisit) => {
      const scored = await scoredAt(visit, doors);
      const lines = aspectsFor(scored.edition.document, scored.sheet.kind).flatMap((aspect) =>
        aspect.items.map((item) => ({ aspect: told(aspect, 'name'), item, scored })),
      );
      return {
        title: `${titleOf(scored.edition)}: ${scored.sheet.title}`,
        address: paths.sheet.to(scored.sheet.id),
        filter: [],
        ...tableOf(lineColumns, async function* () {
          yield lines;
        }),
      };
    },
    taken: (tx, { viewer, params, now }, what) => {
      const subject = { kind: 'instrument_sheet', id: params.id ?? '' };
      return record(tx, actorOf(viewer), { event: 'instrument.sheet.answers_taken', subject, after: what }, now);
    },
  };
}
