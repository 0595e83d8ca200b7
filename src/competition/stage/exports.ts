import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { Edition } from '../edition/model/edition.ts';
import type { StageKind } from '../edition/model/stages.ts';
import { stageOfKind } from '../edition/rules/calendar.ts';
import { objectionsOf } from '../objection/queries/figures.ts';
import type { Member } from './model/plenary.ts';
import { paths } from './paths.ts';
import { allChecks, type ListedCheck } from './queries/check-list.ts';
import { placedOf } from './queries/field.ts';
import { filterIn } from './routes/check-form.ts';
import { plenaryFilterIn } from './routes/plenary-form.ts';
import { fieldAt, plenaryAt, type WeighedEntry } from './routes/plenary-visit.ts';
import { organisedEdition, organisers } from './routes/visit.tsx';
import type { ChecksFilter } from './rules/checks-list.ts';
import { figuresOf, type StageFigures } from './rules/course-figures.ts';
import { weighed } from './rules/plenary-list.ts';
import { awardName, categoryName, editionTitle, groupName } from './views/words.ts';

/** The checks of an edition as a file, as the list is filtered and sorted. */
export const checksExport: ListExport<Viewer> = {
  path: paths.checksFile.pattern,
  name: 'pemeriksaan',
  guard: organisers,
  event: 'competition.stage.checks_taken',
  make: async (visit) => {
    const edition = await organisedEdition(visit);
    const filter = filterIn((name) => visit.query.get(name), visit.viewer);
    const address = `${paths.checks.to(edition.id)}${visit.url.search}`;
    return {
      title: t('stage.checks.title'),
      address,
      filter: [
        ...(filter.group ? [{ name: t('stage.checks.state'), text: t(`stage.checks.group.${filter.group}`) }] : []),
        ...(filter.reason ? [{ name: t('stage.checks.reason'), text: t(`stage.reason.${filter.reason}`) }] : []),
        ...(filter.words ? [{ name: t('stage.checks.words'), text: filter.words }] : []),
      ],
      ...checkTable(edition, filter),
    };
  },
};

/** The checks of an edition; the caller asks who may see them. */
export function checkTable(edition: Edition, filter: ChecksFilter) {
  return tableOf<ListedCheck>(
    [
      { key: 'receipt', label: () => t('stage.check.receipt'), value: (it) => it.receipt },
      { key: 'title', label: () => t('stage.checks.entry'), width: 60, paper: 4, value: (it) => it.title },
      { key: 'unit', label: () => t('stage.export.unit'), width: 40, value: (it) => it.unitName },
      {
        key: 'institution',
        label: () => t('stage.checks.institution'),
        width: 40,
        value: (it) => it.institutionName,
      },
      {
        key: 'group',
        label: () => t('stage.checks.groupOfEntry'),
        value: (it) => groupName(edition.document, it.entryGroup),
      },
      {
        key: 'submitted_at',
        label: () => t('stage.checks.submitted'),
        type: 'moment',
        value: (it) => it.submittedAt,
      },
      { key: 'checker', label: () => t('stage.checks.checker'), width: 30, value: (it) => it.checkerName },
      { key: 'state', label: () => t('stage.checks.state'), value: (it) => t(`stage.checks.group.${it.group}`) },
      {
        key: 'reasons',
        label: () => t('stage.check.reasons'),
        width: 40,
        value: (it) => it.reasons.map((reason) => t(`stage.reason.${reason}`)).join('; '),
      },
      {
        key: 'open_until',
        label: () => t('stage.checks.openUntil'),
        type: 'moment',
        paper: 0,
        value: (it) => it.openUntil,
      },
      { key: 'note', label: () => t('stage.check.note'), width: 60, paper: 0, value: (it) => it.note },
    ],
    (conn) => allChecks(conn, edition, filter),
  );
}

/** Keeps in the log who took what of an edition. */
const takenOf = (event: string): NonNullable<ListExport<Viewer>['taken']> => {
  return (tx, { viewer, params, now }, what) =>
    record(tx, actorOf(viewer), { event, subject: { kind: 'edition', id: params.id ?? '' }, after: what }, now);
};

function votesText({ choice }: WeighedEntry): string | null {
  if (!choice?.votes) return null;
  const { for: votesFor, against, abstained } = choice.votes;
  const n = (value: number) => formatNumber(value);
  return t('stage.plenary.votesTold', { votesFor: n(votesFor), against: n(against), abstained: n(abstained) });
}

function plenaryColumns({ document }: Pick<Edition, 'document'>): readonly ColumnOf<WeighedEntry>[] {
  return [
    {
      key: 'group',
      label: () => t('stage.check.group'),
      value: (it) => groupName(document, it.group),
      code: (it) => it.group,
    },
    { key: 'place', label: () => t('stage.plenary.place'), type: 'number', value: (it) => it.place },
    { key: 'score', label: () => t('stage.plenary.scoreHead'), type: 'number', value: (it) => it.score },
    { key: 'receipt', label: () => t('stage.check.receipt'), paper: 2, value: (it) => it.receipt },
    { key: 'title', label: () => t('stage.checks.entry'), width: 60, paper: 4, value: (it) => it.title },
    { key: 'unit', label: () => t('stage.export.unit'), width: 40, paper: 0, value: (it) => it.unitName },
    { key: 'institution', label: () => t('stage.checks.institution'), width: 40, value: (it) => it.institutionName },
    {
      key: 'category',
      label: () => t('stage.check.category'),
      paper: 0,
      value: (it) => it.category && categoryName(document, it.category),
      code: (it) => it.category,
    },
    {
      key: 'chosen',
      label: () => t('stage.plenary.choice.chosen'),
      type: 'yes_no',
      value: (it) => it.choice?.chosen ?? false,
    },
    {
      key: 'award',
      label: () => t('stage.plenary.award'),
      value: (it) => (it.choice?.award ? awardName(document, it.choice.award) : null),
      code: (it) => it.choice?.award ?? null,
    },
    { key: 'off_ranking', label: () => t('stage.plenary.choice.off'), type: 'yes_no', value: (it) => it.isOff },
    { key: 'reason', label: () => t('stage.plenary.reason'), width: 50, value: (it) => it.choice?.reason ?? '' },
    { key: 'votes', label: () => t('stage.plenary.votes'), paper: 0, value: votesText },
  ];
}

/** The field of a plenary with its ranking and what is said of each entry, as the list is narrowed; for its organiser. */
export const plenaryExport: ListExport<Viewer> = {
  path: paths.plenaryFile.pattern,
  name: 'pleno',
  guard: organisers,
  event: 'competition.plenary.taken',
  make: async (visit) => {
    const opened = await plenaryAt(visit);
    const { edition, stage } = opened;
    const filter = plenaryFilterIn(visit.query, edition.document);
    return {
      title: `${t(`edition.stage.${stage}`)}: ${editionTitle(edition)}`,
      address: `${paths.plenary.to(edition.id, stage)}${visit.url.search}`,
      filter: inTerms([
        [t('stage.checks.words'), filter.words],
        [t('stage.check.group'), filter.group && groupName(edition.document, filter.group)],
        [t('stage.check.category'), filter.category && categoryName(edition.document, filter.category)],
        [t('stage.plenary.choice'), filter.chosen && t(`stage.plenary.choice.${filter.chosen}`)],
      ]),
      ...tableOf(plenaryColumns(edition), async function* (conn) {
        yield weighed((await fieldAt({ db: { conn } }, opened)).weighed, filter);
      }),
    };
  },
  taken: takenOf('competition.plenary.taken'),
};

type CourseLine = { readonly kind: StageKind; readonly figures: StageFigures | undefined };

function courseColumns(edition: Edition): readonly ColumnOf<CourseLine>[] {
  const moment = (kind: StageKind, at: 'opens' | 'closes') => {
    const said = stageOfKind(edition.document, kind)?.[at];
    return said ? new Date(said) : null;
  };
  const count = (key: string, label: () => string, of: (it: StageFigures) => number): ColumnOf<CourseLine> => ({
    key,
    label,
    type: 'number',
    value: ({ figures }) => (figures ? of(figures) : null),
  });
  return [
    {
      key: 'stage',
      label: () => t('stage.course.stage'),
      width: 40,
      value: (it) => t(`edition.stage.${it.kind}`),
      code: (it) => it.kind,
    },
    { key: 'opens', label: () => t('edition.column.opens'), type: 'moment', value: (it) => moment(it.kind, 'opens') },
    { key: 'closes', label: () => t('stage.course.closes'), type: 'moment', value: (it) => moment(it.kind, 'closes') },
    count(
      'field',
      () => t('stage.course.field'),
      (it) => it.field,
    ),
    count(
      'open',
      () => t('stage.course.open'),
      (it) => it.open + it.waiting,
    ),
    count(
      'on',
      () => t('stage.course.on'),
      (it) => it.on,
    ),
    count(
      'out',
      () => t('stage.course.out'),
      (it) => it.out,
    ),
  ];
}

/** The course of an edition stage by stage, with the figures of each; for its organiser. */
export const courseExport: ListExport<Viewer> = {
  path: paths.courseFile.pattern,
  name: 'jalannya-kompetisi',
  guard: organisers,
  event: 'competition.stage.course_taken',
  make: async (visit) => {
    const edition = await organisedEdition(visit);
    return {
      title: `${t('stage.course.title')}: ${editionTitle(edition)}`,
      address: paths.course.to(edition.id),
      filter: [],
      ...tableOf(courseColumns(edition), async function* (conn) {
        const { contested } = await objectionsOf(conn, edition.id);
        const figures = figuresOf(edition.document, await placedOf(conn, edition), contested);
        yield edition.document.stages.map(({ kind }) => ({ kind, figures: figures.find((it) => it.stage === kind) }));
      }),
    };
  },
  taken: takenOf('competition.stage.course_taken'),
};

const memberColumns: readonly ColumnOf<Member>[] = [
  { key: 'name', label: () => t('stage.meeting.name'), width: 40, value: (it) => it.name },
  { key: 'office', label: () => t('stage.meeting.office'), width: 40, value: (it) => it.office },
  {
    key: 'part',
    label: () => t('stage.meeting.part'),
    width: 20,
    value: (it) => t(`stage.meeting.part.${it.part}`),
    code: (it) => it.part,
  },
  { key: 'present', label: () => t('stage.meeting.present'), type: 'yes_no', value: (it) => it.present },
];

/** Who belongs to the panel of a plenary and who was there; for its organiser. */
export const membersExport: ListExport<Viewer> = {
  path: paths.meetingFile.pattern,
  name: 'anggota-pleno',
  guard: organisers,
  event: 'competition.plenary.members_taken',
  make: async (visit) => {
    const { edition, stage, plenary } = await plenaryAt(visit);
    return {
      title: `${t('stage.meeting.members')}: ${t(`edition.stage.${stage}`)}, ${editionTitle(edition)}`,
      address: paths.meeting.to(edition.id, stage),
      filter: [],
      ...tableOf(memberColumns, async function* () {
        yield plenary?.members ?? [];
      }),
    };
  },
  taken: takenOf('competition.plenary.members_taken'),
};
