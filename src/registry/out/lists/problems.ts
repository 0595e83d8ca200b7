import { anyone, regionName, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Measure } from '../../model/record.ts';
import { paths as registryPaths } from '../../paths.ts';
import type { ListedProblem } from '../../problems/model.ts';
import { allProblems } from '../../problems/queries/problem.ts';
import { filterOf } from '../../problems/routes/list-query.ts';
import type { ProblemVisit } from '../../problems/routes/visit.tsx';
import { queryOf } from '../../problems/views/list-page.tsx';
import { affairName, changeText } from '../../views/edit/shown.tsx';
import { paths } from '../paths.ts';

/** The problems that the viewer may read, as a file. */
export const problemsExport: ListExport<Viewer> = {
  path: paths.problemsFile.pattern,
  name: 'masalah',
  guard: anyone,
  event: 'registry.problem.list_taken',
  make,
};

function make(visit: ProblemVisit): MadeList {
  const filter = filterOf(visit);
  return {
    title: t('problems.title'),
    address: registryPaths.problems.to(queryOf(filter)),
    filter: inTerms([
      [t('out.list.mark'), filter.mark && t(`problems.mark.${filter.mark}`)],
      [t('problems.filter.state'), filter.states.map((state) => t(`registry.problem.state.${state}`)).join(', ')],
      [t('problems.filter.region'), filter.regions.map(regionName).join(', ')],
      [t('problems.filter.affair'), filter.affairs.map(affairName).join(', ')],
    ]),
    ...tableOf(columns, (conn) => allProblems(conn, visit.viewer, filter)),
  };
}

const figure = (measure: Measure | null) => measure?.value ?? null;

/** The change in words; of what is reported or verified alone. */
function changeIn({ baseline, afterMeasure, better, reportedAt }: ListedProblem): string | null {
  if (!baseline || !afterMeasure || reportedAt === null) return null;
  return changeText({ before: baseline.value, after: afterMeasure.value, better: better ?? 'unsaid' });
}

const columns: readonly ColumnOf<ListedProblem>[] = [
  { key: 'title', label: () => t('registry.field.title'), width: 50, paper: 4, value: (it) => it.title },
  {
    key: 'state',
    label: () => t('problems.filter.state'),
    width: 16,
    paper: 1.5,
    value: (it) => t(`registry.problem.state.${it.state}`),
    code: (it) => it.state,
  },
  {
    key: 'region',
    label: () => t('problems.filter.region'),
    width: 24,
    paper: 2,
    value: (it) => regionName(it.regionCode),
  },
  { key: 'region_code', label: () => t('out.list.regionCode'), width: 12, paper: 0, value: (it) => it.regionCode },
  {
    key: 'affair',
    label: () => t('problems.filter.affair'),
    paper: 2,
    value: (it) => (it.affair === null ? '' : affairName(it.affair)),
    code: (it) => it.affair,
  },
  { key: 'institution', label: () => t('out.piece.institution'), width: 36, value: (it) => it.institutionName },
  { key: 'innovations', label: () => t('out.list.innovations'), type: 'number', value: (it) => it.innovations },
  { key: 'indicator', label: () => t('out.list.indicator'), paper: 2, value: (it) => it.baseline?.indicator ?? null },
  { key: 'before', label: () => t('platform.bars.before'), type: 'number', value: (it) => figure(it.baseline) },
  { key: 'after', label: () => t('platform.bars.after'), type: 'number', value: (it) => figure(it.afterMeasure) },
  {
    key: 'unit_of_measure',
    label: () => t('out.list.measureUnit'),
    width: 14,
    paper: 1,
    value: (it) => it.baseline?.unit ?? null,
  },
  {
    key: 'better',
    label: () => t('out.list.better'),
    width: 14,
    paper: 0,
    value: (it) => it.better && t(`registry.problem.better.${it.better}`),
    code: (it) => it.better,
  },
  { key: 'change', label: () => t('problems.series.change'), paper: 0, value: changeIn },
  { key: 'reported_at', label: () => t('out.list.reportedAt'), type: 'moment', paper: 0, value: (it) => it.reportedAt },
  { key: 'verified_at', label: () => t('out.list.verifiedAt'), type: 'moment', paper: 0, value: (it) => it.verifiedAt },
  { key: 'raised_at', label: () => t('out.list.raisedAt'), type: 'moment', value: (it) => it.createdAt },
  { key: 'address', label: () => t('out.list.address'), type: 'link', value: (it) => registryPaths.problem.to(it.id) },
];
