import { anyone, regionName, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { affairName, allSolved, changeText, type SolvedProblem } from '#registry/index.ts';
import { filterOf } from './list-query.ts';
import { paths } from './paths.ts';

/** The stories as a file. */
export const storiesExport: ListExport<Viewer> = {
  path: paths.file.pattern,
  name: 'kisah-tuntas',
  guard: anyone,
  event: 'institutionalisation.story.list_taken',
  make: (visit) => {
    const filter = filterOf(visit.query);
    return {
      title: t('story.list.title'),
      address: paths.list.to(filter),
      filter: inTerms([
        [t('story.list.search'), filter.text],
        [t('story.filter.region'), filter.regions.map(regionName).join(', ')],
        [t('story.filter.affair'), filter.affairs.map(affairName).join(', ')],
      ]),
      ...tableOf(columns, (conn) => allSolved(conn, filter)),
    };
  },
};

const columns: readonly ColumnOf<SolvedProblem>[] = [
  { key: 'title', label: () => t('story.problem'), width: 50, paper: 4, value: (it) => it.title },
  {
    key: 'region',
    label: () => t('story.filter.region'),
    width: 24,
    paper: 2,
    value: (it) => regionName(it.regionCode),
  },
  {
    key: 'affair',
    label: () => t('story.filter.affair'),
    paper: 2,
    value: (it) => (it.affair === null ? '' : affairName(it.affair)),
    code: (it) => it.affair,
  },
  { key: 'innovations', label: () => t('story.innovation'), paper: 3, value: (it) => it.innovations.join('; ') },
  { key: 'indicator', label: () => t('story.column.indicator'), paper: 2, value: (it) => it.baseline.indicator },
  { key: 'before', label: () => t('platform.bars.before'), type: 'number', value: (it) => it.baseline.value },
  { key: 'after', label: () => t('platform.bars.after'), type: 'number', value: (it) => it.afterMeasure.value },
  { key: 'unit', label: () => t('story.column.unit'), width: 14, paper: 1, value: (it) => it.baseline.unit },
  {
    key: 'change',
    label: () => t('story.change'),
    paper: 0,
    value: ({ baseline, afterMeasure, better }) =>
      changeText({ before: baseline.value, after: afterMeasure.value, better }),
  },
  { key: 'verified_at', label: () => t('story.verified'), type: 'moment', value: (it) => it.verifiedAt },
  { key: 'address', label: () => t('story.column.address'), type: 'link', value: (it) => paths.story.to(it.id) },
];
