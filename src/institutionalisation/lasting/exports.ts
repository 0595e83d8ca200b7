import { record } from '#audit/index.ts';
import { actorOf, regionName, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as registryPaths } from '#registry/index.ts';
import { dimensionOfSlug, dimensions } from './model/dimensions.ts';
import { paths } from './paths.ts';
import { type ListedClaim, waitingClaims } from './queries/claims.ts';
import { allLasting, type Listed } from './queries/list.ts';
import { filterIn } from './routes/list-query.ts';
import { admins, insiders } from './routes/visit.tsx';
import { lookAt, standingOf } from './rules/standing.ts';
import { dimensionName, headlineOf } from './views/words.ts';

/** The list of innovations with their rungs as a file. */
export const lastingExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'pelembagaan',
  guard: insiders,
  event: 'institutionalisation.list.taken',
  make: (visit) => {
    const filter = filterIn(visit.query);
    const today = dayOf(visit.now);
    return {
      title: t('lasting.list.title'),
      address: `${paths.list.to()}${visit.url.search}`,
      filter: inTerms([
        [t('lasting.list.words'), filter.words],
        [t('lasting.list.without'), filter.without ? dimensionName(filter.without) : null],
        [t('lasting.list.region'), filter.region ? regionName(filter.region) : null],
      ]),
      ...tableOf(listColumns(today), (conn) => allLasting(conn, visit.viewer, filter)),
    };
  },
  taken: (tx, visit, what) => {
    const subject = { kind: 'list', id: 'lasting' };
    return record(
      tx,
      actorOf(visit.viewer),
      { event: 'institutionalisation.list.taken', subject, after: what },
      visit.now,
    );
  },
};

function listColumns(today: string): readonly ColumnOf<Listed>[] {
  const look = lookAt(Number(today.slice(0, 4)), today);
  const standing = (row: Listed, index: number) => standingOf(row.records, look)[index];
  return [
    { key: 'innovation', label: () => t('lasting.list.innovation'), width: 60, paper: 4, value: (it) => it.title },
    { key: 'institution', label: () => t('lasting.list.institution'), width: 40, value: (it) => it.institutionName },
    { key: 'unit', label: () => t('lasting.list.unit'), width: 40, paper: 0, value: (it) => it.unitName },
    {
      key: 'address',
      label: () => t('lasting.list.address'),
      type: 'link',
      value: (it) => registryPaths.record.to(it.id),
    },
    ...dimensions.flatMap((dimension, index): readonly ColumnOf<Listed>[] => [
      {
        key: `${dimension}_verified`,
        label: () => t('lasting.list.verifiedOf', { dimension: dimensionName(dimension) }),
        type: 'number',
        value: (it) => standing(it, index)?.verified ?? 0,
      },
      {
        key: `${dimension}_claimed`,
        label: () => t('lasting.list.claimedOf', { dimension: dimensionName(dimension) }),
        type: 'number',
        paper: 0,
        value: (it) => standing(it, index)?.claimed ?? 0,
      },
    ]),
  ];
}

/** What waits to be verified as a file. */
export const claimsExport: ListExport<Viewer> = {
  path: paths.claimsFile.pattern,
  name: 'pelembagaan-diperiksa',
  guard: admins,
  event: 'institutionalisation.claims.taken',
  make: (visit) => {
    const dimension = dimensionOfSlug(visit.query.get('dimensi') ?? '');
    return {
      title: t('lasting.claims.title'),
      address: `${paths.claims.to()}${visit.url.search}`,
      filter: inTerms([[t('lasting.page.dimension'), dimension ? dimensionName(dimension) : null]]),
      ...tableOf(claimColumns, async function* (conn) {
        yield await waitingClaims(conn, visit.viewer, dimension);
      }),
    };
  },
  taken: (tx, visit, what) => {
    const subject = { kind: 'list', id: 'lasting-claims' };
    const entry = { event: 'institutionalisation.claims.taken', subject, after: what };
    return record(tx, actorOf(visit.viewer), entry, visit.now);
  },
};

const claimColumns: readonly ColumnOf<ListedClaim>[] = [
  { key: 'innovation', label: () => t('lasting.list.innovation'), width: 60, paper: 4, value: (it) => it.title },
  { key: 'institution', label: () => t('lasting.list.institution'), width: 40, value: (it) => it.institutionName },
  {
    key: 'dimension',
    label: () => t('lasting.page.dimension'),
    value: (it) => dimensionName(it.dimension),
    code: (it) => it.dimension,
  },
  { key: 'claim', label: () => t('lasting.claims.claim'), width: 60, paper: 4, value: (it) => headlineOf(it.content) },
  { key: 'claimed_by', label: () => t('lasting.claims.by'), value: (it) => it.claimedByName },
  { key: 'claimed_at', label: () => t('lasting.claims.at'), type: 'moment', value: (it) => it.claimedAt },
  { key: 'papers', label: () => t('lasting.record.papers'), type: 'number', value: (it) => it.papers },
];
