import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { type ColumnOf, inTerms, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Conflict, Juror, Round, SheetLine, Subject } from './model/round.ts';
import { paths } from './paths.ts';
import { conflictsOf } from './queries/conflict.ts';
import { jurorsOf } from './queries/jury.ts';
import { sheetsOf } from './queries/sheets.ts';
import { subjectsOf } from './queries/subject.ts';
import { assignmentIn } from './routes/assignment-query.ts';
import { type EvaluationVisit, organisers, runRound } from './routes/visit.tsx';
import { type AssignmentFilter, arranged } from './rules/assignment-list.ts';
import { addressOf } from './views/assignment-props.ts';
import { roleText, sourceText, tieText } from './views/labels.ts';

type OfRound = Pick<ListExport<Viewer>, 'path' | 'name' | 'event'> & {
  readonly list: (visit: EvaluationVisit, round: Round) => MadeList | Promise<MadeList>;
};

/** A list of one round as a file, for those who run it; who took it is kept. */
function ofRound({ path, name, event, list }: OfRound): ListExport<Viewer> {
  return {
    path,
    name,
    guard: organisers,
    event,
    make: async (visit) => list(visit, await runRound(visit)),
    taken: takenBy(event),
  };
}

/** Keeps who took a list of a round, and in which form. */
export function takenBy(event: string): NonNullable<ListExport<Viewer>['taken']> {
  return (tx, { viewer, params, now }, what) =>
    record(
      tx,
      actorOf(viewer),
      { event, subject: { kind: 'evaluation_round', id: params.id ?? '' }, after: what },
      now,
    );
}

/** The columns that name a subject. */
export function subjectColumns<Row>(of: (row: Row) => Subject | undefined): readonly ColumnOf<Row>[] {
  return [
    { key: 'label', label: () => t('evaluation.field.label'), type: 'number', value: (it) => of(it)?.label ?? null },
    { key: 'title', label: () => t('evaluation.field.title'), width: 50, paper: 4, value: (it) => of(it)?.title ?? '' },
    {
      key: 'institution',
      label: () => t('evaluation.field.institution'),
      width: 40,
      value: (it) => of(it)?.institutionName ?? '',
    },
  ];
}

/** What is rated in a round. */
export const subjectsExport = ofRound({
  path: paths.subjectsFile.pattern,
  name: 'objek-penilaian',
  event: 'evaluation.subjects_taken',
  list: (_visit, round) => ({
    title: `${t('evaluation.subjects.title')}: ${round.name}`,
    address: paths.subjects.to(round.id),
    filter: [],
    ...tableOf<Subject>(
      [
        ...subjectColumns<Subject>((it) => it),
        { key: 'region', label: () => t('evaluation.field.region'), width: 14, paper: 0, value: (it) => it.regionCode },
      ],
      async function* (conn) {
        yield await subjectsOf(conn, round.id);
      },
    ),
  }),
});

type ConflictLine = Conflict & { readonly juror: string; readonly subject: Subject | undefined };

/** Every tie between a juror and a subject of a round. */
export const conflictsExport = ofRound({
  path: paths.conflictsFile.pattern,
  name: 'benturan-kepentingan',
  event: 'evaluation.conflicts_taken',
  list: (_visit, round) => ({
    title: `${t('evaluation.conflicts.title')}: ${round.name}`,
    address: paths.conflicts.to(round.id),
    filter: [],
    ...tableOf<ConflictLine>(
      [
        { key: 'juror', label: () => t('evaluation.field.juror'), width: 36, value: (it) => it.juror },
        ...subjectColumns<ConflictLine>((it) => it.subject),
        { key: 'tie', label: () => t('evaluation.field.tie'), value: (it) => tieText(it.tie), code: (it) => it.tie },
        { key: 'note', label: () => t('evaluation.field.note'), width: 40, value: (it) => it.note },
        {
          key: 'source',
          label: () => t('evaluation.field.source'),
          value: (it) => sourceText(it.source),
          code: (it) => it.source,
        },
      ],
      (conn) => conflictLines(conn, round),
    ),
  }),
});

async function* conflictLines(conn: Conn, round: Round): AsyncGenerator<readonly ConflictLine[]> {
  const [jurors, subjects] = [await jurorsOf(conn, round.id), await subjectsOf(conn, round.id)];
  const names = new Map(jurors.map((it) => [it.id, it.name]));
  const byRow = new Map(subjects.map((it) => [it.row, it]));
  const conflicts = await conflictsOf(conn, round, jurors, subjects);
  yield conflicts.map((it) => ({ ...it, juror: names.get(it.jurorId) ?? '', subject: byRow.get(it.row) }));
}

type AssignmentLine = {
  readonly subject: Subject;
  readonly juror: Juror | undefined;
  readonly sheet: SheetLine | null;
};

/** Who reads what, a line for each sheet; a subject that nobody reads yet has a line without a juror. */
export const assignmentExport = ofRound({
  path: paths.assignmentFile.pattern,
  name: 'pembagian-lembar',
  event: 'evaluation.assignment_taken',
  list: async (visit, round) => {
    const filter = assignmentIn((name) => visit.query.get(name));
    const subjects = filter.institutionId ? await subjectsOf(visit.db.conn, round.id) : [];
    const institution = subjects.find((it) => it.institutionId === filter.institutionId)?.institutionName ?? null;
    return {
      title: `${t('evaluation.assignment.title')}: ${round.name}`,
      address: paths.assignment.to(round.id, addressOf(filter)),
      filter: inTerms([
        [t('evaluation.assignment.search'), filter.text],
        [t('evaluation.sheets.title'), filter.isLacking ? t('evaluation.assignment.lackingOnly') : null],
        [t('evaluation.field.institution'), institution],
      ]),
      ...tableOf(assignmentColumns, (conn) => assignmentLines(conn, round, filter)),
    };
  },
});

const assignmentColumns: readonly ColumnOf<AssignmentLine>[] = [
  ...subjectColumns<AssignmentLine>((it) => it.subject),
  { key: 'juror', label: () => t('evaluation.field.juror'), width: 36, value: (it) => it.juror?.name ?? '' },
  {
    key: 'role',
    label: () => t('evaluation.field.role'),
    paper: 0,
    value: (it) => (it.juror ? roleText(it.juror.role) : ''),
    code: (it) => it.juror?.role ?? null,
  },
  {
    key: 'state',
    label: () => t('evaluation.field.sheetState'),
    paper: 2,
    value: (it) => (it.sheet ? t(`evaluation.sheetState.${it.sheet.state}`) : t('evaluation.assignment.noJuror')),
    code: (it) => it.sheet?.state ?? null,
  },
  {
    key: 'assigned_at',
    label: () => t('evaluation.field.assignedAt'),
    type: 'moment',
    paper: 0,
    value: (it) => it.sheet?.assignedAt ?? null,
  },
  {
    key: 'finished_at',
    label: () => t('evaluation.field.finishedAt'),
    type: 'moment',
    paper: 0,
    value: (it) => it.sheet?.finishedAt ?? null,
  },
];

async function* assignmentLines(
  conn: Conn,
  round: Round,
  filter: AssignmentFilter,
): AsyncGenerator<readonly AssignmentLine[]> {
  const jurors = new Map((await jurorsOf(conn, round.id)).map((it) => [it.id, it]));
  const sheets = await sheetsOf(conn, round.id);
  const given = Map.groupBy(sheets, (it) => it.row);
  const subjects = arranged(await subjectsOf(conn, round.id), filter, { sheets, perSubject: round.sheetsPerSubject });
  yield subjects.flatMap((subject): readonly AssignmentLine[] => {
    const own = given.get(subject.row) ?? [];
    if (own.length === 0) return [{ subject, juror: undefined, sheet: null }];
    return own.map((sheet) => ({ subject, juror: jurors.get(sheet.jurorId), sheet }));
  });
}
