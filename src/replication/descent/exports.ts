import { anyone, regionName, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as registryPaths } from '#registry/index.ts';
import { originOf } from '../origin/visit.tsx';
import type { Kin } from './model.ts';
import { paths } from './paths.ts';
import { allExchanges, descendantsOf, type Exchange, type ExchangeFilter, rootOf } from './queries.ts';
import { flattened, treeOf } from './rules/tree.ts';

type Line = { readonly kin: Kin; readonly depth: number };

/** The tree of a record as a list, each before what was adapted from it. */
export const treeExport: ListExport<Viewer> = {
  path: paths.treeFile.pattern,
  name: 'silsilah',
  guard: anyone,
  event: 'replication.descent.tree_taken',
  make: async (visit) => {
    const origin = await originOf(visit);
    return {
      title: `${t('descent.title')}: ${origin.title}`,
      address: paths.tree.to(origin.id),
      filter: [],
      ...tableOf(treeColumns, async function* (conn) {
        const rootId = await rootOf(conn, origin.id);
        const tree = treeOf(await descendantsOf(conn, rootId), rootId);
        yield tree ? flattened(tree) : [];
      }),
    };
  },
};

const treeColumns: readonly ColumnOf<Line>[] = [
  { key: 'generation', label: () => t('descent.generation'), type: 'number', value: (it) => it.depth },
  { key: 'title', label: () => t('descent.innovation'), width: 60, paper: 4, value: (it) => it.kin.title },
  { key: 'institution', label: () => t('descent.institution'), width: 40, value: (it) => it.kin.institutionName },
  {
    key: 'region',
    label: () => t('descent.region'),
    value: (it) => regionName(it.kin.regionCode),
    code: (it) => it.kin.regionCode,
  },
  { key: 'published_at', label: () => t('descent.publishedAt'), type: 'moment', value: (it) => it.kin.publishedAt },
  {
    key: 'address',
    label: () => t('descent.address'),
    type: 'link',
    value: (it) => registryPaths.record.to(it.kin.id),
  },
];

const LONGEST = 200;

export function exchangeIn(query: URLSearchParams): ExchangeFilter {
  const asked = query.get('provinsi') ?? '';
  return {
    province: /^\d{2}$/.test(asked) && regionName(asked) !== asked ? asked : null,
    words: (query.get('q') ?? '').trim().slice(0, LONGEST),
  };
}

/** Who gives and who takes, as a file. */
export const exchangeExport: ListExport<Viewer> = {
  path: paths.exchangeFile.pattern,
  name: 'saling-belajar',
  guard: anyone,
  event: 'replication.descent.exchange_taken',
  make: (visit) => {
    const filter = exchangeIn(visit.query);
    return {
      title: t('descent.exchange.title'),
      address: `${paths.exchange.to()}${visit.url.search}`,
      filter: inTerms([
        [t('descent.words'), filter.words],
        [t('descent.province'), filter.province === null ? null : regionName(filter.province)],
      ]),
      ...tableOf(exchangeColumns, (conn) => allExchanges(conn, filter)),
    };
  },
};

const exchangeColumns: readonly ColumnOf<Exchange>[] = [
  { key: 'institution', label: () => t('descent.institution'), width: 50, paper: 4, value: (it) => it.institutionName },
  {
    key: 'region',
    label: () => t('descent.region'),
    value: (it) => regionName(it.regionCode),
    code: (it) => it.regionCode,
  },
  { key: 'given', label: () => t('descent.given'), type: 'number', value: (it) => it.given },
  { key: 'given_regions', label: () => t('descent.givenRegions'), type: 'number', value: (it) => it.givenRegions },
  { key: 'taken', label: () => t('descent.taken'), type: 'number', value: (it) => it.taken },
];
