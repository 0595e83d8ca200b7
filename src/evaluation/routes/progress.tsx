import type { Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { remindJurors } from '../actions/remind.ts';
import { takenBy } from '../exports.ts';
import { type SheetFilter, sheetSorts } from '../model/progress.ts';
import { sheetStates } from '../model/states.ts';
import { paths } from '../paths.ts';
import { jurorProgress, listSheets, progressOf } from '../queries/progress.ts';
import { allMarks, type MarkLine } from '../queries/results.ts';
import { nameOf } from '../rubrics.ts';
import { whyNotArrange } from '../rules/round.ts';
import { criterionOf } from '../rules/sheet.ts';
import { roleText } from '../views/labels.ts';
import { ProgressPage } from '../views/progress-page.tsx';
import { type EvaluationVisit, evaluationPage, organisers, pageIn, refusal, runRound, trailOf } from './visit.tsx';

const PAGE_SIZE = 50;

function filterIn(query: URLSearchParams): SheetFilter {
  return {
    state: sheetStates.find((it) => it === query.get('keadaan')) ?? null,
    jurorId: parseId<'JurorId'>(query.get('juri')),
    text: (query.get('cari') ?? '').trim().slice(0, 100),
    sort: sheetSorts.find((it) => it === query.get('urut')) ?? 'label',
  };
}

async function show(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { conn } = visit.db;
  const [filter, page] = [filterIn(visit.query), pageIn(visit.query)];
  const window = { size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  const { total, items } = await listSheets(conn, round.id, filter, window);
  const body = (
    <ProgressPage
      round={round}
      progress={await progressOf(conn, round.id)}
      jurors={await jurorProgress(conn, round.id)}
      filter={filter}
      items={items}
      total={total}
      page={page}
      pages={Math.max(1, Math.ceil(total / PAGE_SIZE))}
      whyNot={whyNotArrange(round, visit.viewer)}
      now={visit.now}
    />
  );
  return evaluationPage({ title: t('evaluation.progress.title'), trail: trailOf(round), width: 'wide', body });
}

async function remind(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { form, db, viewer, now, baseUrl } = visit;
  const input = { roundId: round.id, jurorId: parseId<'JurorId'>(form.get('juri')), baseUrl };
  const outcome = await db.transact((tx) => remindJurors(tx, viewer, input, now));
  const back = paths.progress.to(round.id);
  return outcome.ok ? redirect(back, 'evaluation.done.remind') : refusal(outcome.why, back);
}

const columns: readonly ColumnOf<MarkLine & { readonly name: string; readonly weight: number | null }>[] = [
  { key: 'label', label: () => t('evaluation.field.label'), type: 'number', value: (it) => it.label },
  { key: 'title', label: () => t('evaluation.field.title'), width: 45, paper: 3, value: (it) => it.title },
  { key: 'juror', label: () => t('evaluation.field.juror'), paper: 2, value: (it) => it.juror },
  {
    key: 'role',
    label: () => t('evaluation.field.role'),
    paper: 0,
    value: (it) => roleText(it.role),
    code: (it) => it.role,
  },
  {
    key: 'state',
    label: () => t('evaluation.field.sheetState'),
    paper: 1.5,
    value: (it) => t(`evaluation.sheetState.${it.state}`),
    code: (it) => it.state,
  },
  {
    key: 'criterion',
    label: () => t('evaluation.field.criterion'),
    value: (it) => it.name,
    code: (it) => it.criterion,
  },
  { key: 'weight', label: () => t('evaluation.field.weight'), type: 'number', value: (it) => it.weight },
  { key: 'mark', label: () => t('evaluation.field.mark'), type: 'number', value: (it) => it.mark },
  { key: 'comment', label: () => t('evaluation.field.comment'), width: 60, paper: 5, value: (it) => it.comment },
  {
    key: 'finished_at',
    label: () => t('evaluation.field.finishedAt'),
    type: 'moment',
    paper: 0,
    value: (it) => it.finishedAt,
  },
  {
    key: 'address',
    label: () => t('evaluation.export.address'),
    type: 'link',
    value: (it) => paths.readSheet.to(it.sheetId),
  },
];

/** Every mark of the round, for those who run it; who took it is kept. */
const marksExport: ListExport<Viewer> = {
  path: paths.progressFile.pattern,
  name: 'nilai-juri',
  guard: organisers,
  event: 'evaluation.sheets_taken',
  make: async (visit) => {
    const round = await runRound(visit);
    const named = (it: MarkLine) => {
      const criterion = criterionOf(round.rubric, it.criterion);
      return {
        ...it,
        name: criterion ? nameOf(criterion) : t('evaluation.score.overall'),
        weight: criterion?.weight ?? null,
      };
    };
    return {
      title: t('evaluation.progress.export', { name: round.name }),
      address: paths.progress.to(round.id),
      filter: [],
      ...tableOf(columns, async function* (conn) {
        for await (const some of allMarks(conn, round.id)) yield some.map(named);
      }),
    };
  },
  taken: takenBy('evaluation.sheets_taken'),
};

export const progressRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.progress.pattern, guard: organisers, event: 'evaluation.progress', handle: show },
  { method: 'post', path: paths.remind.pattern, guard: organisers, event: 'evaluation.juror.remind', handle: remind },
  exportRoute(marksExport),
];
