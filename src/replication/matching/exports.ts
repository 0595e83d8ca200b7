import { acting, anyone, regenciesOf, regionByCode, regionName, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { affairName, paths as registryPaths } from '#registry/index.ts';
import { regionFactNames } from './model/region-fact.ts';
import { paths } from './paths.ts';
import {
  allNeverCopied,
  allUnmatched,
  type NeverCopied,
  type Unmatched,
  type UnmatchedFilter,
} from './queries/lists.ts';
import { factsByRegion } from './queries/regions.ts';
import { neverCopiedIn, unmatchedIn } from './routes/list-query.ts';
import { followers } from './rules/followers.ts';
import { factText } from './views/reasons.ts';

const termsOf = (filter: UnmatchedFilter & { readonly awarded?: boolean }) =>
  inTerms([
    [t('matching.words'), filter.words],
    [t('matching.regionLabel'), filter.region === null ? null : regionName(filter.region)],
    [t('matching.affairLabel'), filter.affair === null ? null : affairName(filter.affair)],
    [t('matching.awarded'), filter.awarded ? t('platform.yes') : null],
  ]);

/** Problems that find nothing, as a file. */
export const unmatchedExport: ListExport<Viewer> = {
  path: paths.unmatchedFile.pattern,
  name: 'masalah-tanpa-kecocokan',
  guard: acting(...followers),
  event: 'replication.matching.unmatched_taken',
  make: (visit) => {
    const filter = unmatchedIn(visit.query);
    return {
      title: t('matching.unmatched.title'),
      address: `${paths.unmatched.to()}${visit.url.search}`,
      filter: termsOf(filter),
      ...tableOf(unmatchedColumns, (conn) => allUnmatched(conn, visit.viewer, filter)),
    };
  },
};

const unmatchedColumns: readonly ColumnOf<Unmatched>[] = [
  { key: 'title', label: () => t('matching.problem'), width: 60, paper: 4, value: (it) => it.title },
  {
    key: 'region',
    label: () => t('matching.regionLabel'),
    value: (it) => regionName(it.regionCode),
    code: (it) => it.regionCode,
  },
  { key: 'institution', label: () => t('matching.institution'), width: 40, value: (it) => it.institutionName },
  {
    key: 'affair',
    label: () => t('matching.affairLabel'),
    value: (it) => (it.affair === null ? null : affairName(it.affair)),
    code: (it) => it.affair,
  },
  { key: 'raised_at', label: () => t('matching.raisedAt'), type: 'moment', value: (it) => it.createdAt },
  { key: 'looked_at', label: () => t('matching.lookedAt'), type: 'moment', paper: 0, value: (it) => it.lookedAt },
  { key: 'address', label: () => t('matching.address'), type: 'link', value: (it) => registryPaths.problem.to(it.id) },
];

/** Proven innovations that nobody has copied, as a file. */
export const neverCopiedExport: ListExport<Viewer> = {
  path: paths.neverCopiedFile.pattern,
  name: 'inovasi-belum-direplikasi',
  guard: acting(...followers),
  event: 'replication.matching.never_copied_taken',
  make: (visit) => {
    const filter = neverCopiedIn(visit.query);
    return {
      title: t('matching.neverCopied.title'),
      address: `${paths.neverCopied.to()}${visit.url.search}`,
      filter: termsOf(filter),
      ...tableOf(neverCopiedColumns, (conn) => allNeverCopied(conn, filter)),
    };
  },
};

const neverCopiedColumns: readonly ColumnOf<NeverCopied>[] = [
  { key: 'title', label: () => t('matching.innovation'), width: 60, paper: 4, value: (it) => it.title },
  { key: 'institution', label: () => t('matching.institution'), width: 40, value: (it) => it.institutionName },
  { key: 'unit', label: () => t('matching.unit'), width: 40, paper: 0, value: (it) => it.unitName },
  {
    key: 'region',
    label: () => t('matching.regionLabel'),
    value: (it) => regionName(it.regionCode),
    code: (it) => it.regionCode,
  },
  {
    key: 'affair',
    label: () => t('matching.affairLabel'),
    value: (it) => (it.affair === null ? null : affairName(it.affair)),
    code: (it) => it.affair,
  },
  { key: 'award', label: () => t('matching.award'), value: (it) => it.award },
  {
    key: 'published_at',
    label: () => t('matching.publishedAt'),
    type: 'moment',
    paper: 0,
    value: (it) => it.publishedAt,
  },
  { key: 'problems', label: () => t('matching.problems'), type: 'number', value: (it) => it.problems },
  { key: 'address', label: () => t('matching.address'), type: 'link', value: (it) => registryPaths.record.to(it.id) },
];

type FactRow = {
  readonly code: string;
  readonly name: (typeof regionFactNames)[number];
  readonly value: number | null;
  readonly year: number | null;
  readonly source: string | null;
};

/** Facts of the hub's regions, a row each, what is missing too. */
export const regionsExport: ListExport<Viewer> = {
  path: paths.regionsFile.pattern,
  name: 'data-wilayah',
  guard: anyone,
  event: 'replication.matching.regions_taken',
  make: (visit) => ({
    title: t('matching.regions.title'),
    address: paths.regions.to(),
    filter: [],
    ...tableOf(factColumns, async function* (conn) {
      const facts = await factsByRegion(conn);
      yield hubRegions(visit.config.hubRegion).flatMap((code) =>
        regionFactNames.map((name) => {
          const fact = facts.get(code)?.[name];
          return { code, name, value: fact?.value ?? null, year: fact?.year ?? null, source: fact?.source ?? null };
        }),
      );
    }),
  }),
};

/** The province of the hub and its regencies and cities. */
export function hubRegions(hub: string): readonly string[] {
  const province = regionByCode(hub);
  return province ? [hub, ...regenciesOf(hub).map((it) => it.code)] : [];
}

const factColumns: readonly ColumnOf<FactRow>[] = [
  {
    key: 'region',
    label: () => t('matching.regionLabel'),
    value: (it) => regionName(it.code),
    code: (it) => it.code,
  },
  { key: 'fact', label: () => t('matching.fact'), value: (it) => t(`matching.fact.${it.name}`), code: (it) => it.name },
  {
    key: 'value',
    label: () => t('matching.value'),
    value: (it) => (it.value === null ? null : factText(it.name, it.value)),
    code: (it) => it.value,
  },
  { key: 'year', label: () => t('matching.year'), type: 'number', value: (it) => it.year },
  { key: 'source', label: () => t('matching.source'), width: 50, value: (it) => it.source },
];
