import type { Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, tableOf } from '#platform/export/list.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { takenBy } from '../exports.ts';
import type { Rubric } from '../model/rubric.ts';
import { paths } from '../paths.ts';
import { resultsOf, type SubjectResult } from '../queries/results.ts';
import { nameOf } from '../rubrics.ts';
import { byMean } from '../rules/results.ts';
import { ResultsPage } from '../views/results-page.tsx';
import { type EvaluationVisit, evaluationPage, organisers, pageIn, runRound, trailOf } from './visit.tsx';

const PAGE_SIZE = 100;

async function show(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const sort = visit.query.get('urut') === 'nomor' ? 'label' : 'mean';
  const page = pageIn(visit.query);
  const all = [...(await resultsOf(visit.db.conn, round))];
  if (sort === 'mean') all.sort(byMean);
  const body = (
    <ResultsPage
      round={round}
      items={all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)}
      total={all.length}
      missing={all.filter((it) => it.result.handedIn < it.result.assigned).length}
      sort={sort}
      page={page}
      pages={Math.max(1, Math.ceil(all.length / PAGE_SIZE))}
    />
  );
  return evaluationPage({ title: t('evaluation.results.title'), trail: trailOf(round), width: 'wide', body });
}

function columnsOf(rubric: Rubric): readonly ColumnOf<SubjectResult>[] {
  return [
    { key: 'label', label: () => t('evaluation.field.label'), type: 'number', value: (it) => it.subject.label },
    { key: 'title', label: () => t('evaluation.field.title'), width: 45, paper: 4, value: (it) => it.subject.title },
    {
      key: 'institution',
      label: () => t('evaluation.field.institution'),
      paper: 2,
      value: (it) => it.subject.institutionName,
    },
    { key: 'mean', label: () => t('evaluation.results.mean'), type: 'number', value: (it) => it.result.mean },
    {
      key: 'handed_in',
      label: () => t('evaluation.results.handedIn'),
      type: 'number',
      value: (it) => it.result.handedIn,
    },
    {
      key: 'assigned',
      label: () => t('evaluation.results.assigned'),
      type: 'number',
      value: (it) => it.result.assigned,
    },
    {
      key: 'lowest',
      label: () => t('evaluation.results.lowest'),
      type: 'number',
      paper: 0,
      value: (it) => it.result.lowest,
    },
    {
      key: 'highest',
      label: () => t('evaluation.results.highest'),
      type: 'number',
      paper: 0,
      value: (it) => it.result.highest,
    },
    ...rubric.criteria.map(
      (criterion): ColumnOf<SubjectResult> => ({
        key: `mean_${criterion.code}`,
        label: () => nameOf(criterion),
        type: 'number',
        value: (it) => it.result.criteria.find((one) => one.code === criterion.code)?.mean ?? null,
      }),
    ),
    {
      key: 'subject_id',
      label: () => t('evaluation.results.subjectId'),
      width: 38,
      paper: 0,
      value: (it) => it.subject.subjectId,
    },
  ];
}

/** The results of the round, for those who run it; who took them is kept. */
const resultsExport: ListExport<Viewer> = {
  path: paths.resultsFile.pattern,
  name: 'hasil-penilaian',
  guard: organisers,
  event: 'evaluation.results_taken',
  make: async (visit) => {
    const round = await runRound(visit);
    return {
      title: t('evaluation.results.export', { name: round.name }),
      address: paths.results.to(round.id),
      filter: [],
      ...tableOf(columnsOf(round.rubric), async function* (conn) {
        yield [...(await resultsOf(conn, round))].sort(byMean);
      }),
    };
  },
  taken: takenBy('evaluation.results_taken'),
};

export const resultRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.results.pattern, guard: organisers, event: 'evaluation.results', handle: show },
  exportRoute(resultsExport),
];
