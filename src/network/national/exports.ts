import { anyone, regionFullName, type Viewer } from '#identity/index.ts';
import { type ColumnOf, inTerms, type ListExport, tableOf } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import { affairName, affairsIn, readCell } from '#registry/index.ts';
import { facetLabel, facetTitle, hubLabel } from './labels.ts';
import { facetOrder, listAddress, ofOneHub, readList } from './list-query.ts';
import type { ListedNetworkRecord } from './model.ts';
import { paths } from './paths.ts';
import { ownRecords } from './queries/alone.ts';
import { areTogether, hubNames } from './queries/hubs.ts';
import { networkRecords } from './queries/record.ts';

/** The catalogue of all hubs as a file, as it is filtered. */
export const nationalExport: ListExport<Viewer> = {
  path: paths.listFile.pattern,
  name: 'inovasi-jaringan',
  guard: anyone,
  event: 'network.national.taken',
  make: async (visit) => {
    const isTogether = await areTogether(visit.db.conn);
    const asked = { ...readList(visit.query), page: 1 };
    const query = isTogether ? asked : ofOneHub(asked);
    const hub = new URL(visit.baseUrl).origin;
    const names = await hubNames(visit.db.conn);
    const terms = facetOrder.map(
      (name) => [facetTitle(name), query.filter[name].map((it) => facetLabel(name, it, names)).join(', ')] as const,
    );
    return {
      title: t('national.title'),
      address: listAddress(query),
      filter: inTerms([[t('national.words'), query.text], ...terms]),
      ...tableOf(columns, (conn) => (isTogether ? networkRecords(conn, query) : ownRecords(conn, query, hub))),
    };
  },
};

const columns: readonly ColumnOf<ListedNetworkRecord>[] = [
  { key: 'title', label: () => t('national.field.title'), width: 50, paper: 4, value: (it) => it.title },
  {
    key: 'hub',
    label: () => t('national.field.hub'),
    value: (it) => hubLabel(it.hub, it.hubName),
    code: (it) => it.hub,
  },
  { key: 'institution', label: () => t('national.field.institution'), width: 36, value: (it) => it.institution },
  { key: 'unit', label: () => t('national.field.unit'), paper: 0, value: (it) => it.unit },
  {
    key: 'region',
    label: () => t('national.field.region'),
    paper: 2,
    value: (it) => (it.regionCode ? regionFullName(it.regionCode) : ''),
    code: (it) => it.regionCode,
  },
  {
    key: 'affairs',
    label: () => t('national.field.affair'),
    paper: 2,
    value: (it) => affairsIn(it.affairBits).map(affairName).join('; '),
    code: (it) => affairsIn(it.affairBits).join('; '),
  },
  { key: 'start_year', label: () => t('national.field.year'), type: 'number', value: (it) => readCell(it.cell).year },
  { key: 'url', label: () => t('national.field.url'), type: 'link', value: (it) => it.url },
  { key: 'identifier', label: () => t('national.field.identifier'), width: 50, paper: 0, value: (it) => it.sourceId },
  { key: 'harvested_at', label: () => t('national.field.harvested'), type: 'moment', value: (it) => it.harvestedAt },
];
