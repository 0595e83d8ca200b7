import { type ColumnOf, inTerms } from '#platform/export/list.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { IndexEdition } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { listFilterIn, rowsFor } from '../routes/list.tsx';
import { chosenEdition, type IndexWays, readers } from '../routes/visit.ts';
import type { Calculation } from '../rules/calculation.ts';
import { ahead, arranged, type GovernmentRow } from '../rules/list.ts';
import { affairName, bandName, editionName } from '../wording.ts';
import { type Exported, inOnePart, rounded, taken } from './trace.ts';

/** The projections of the governments that the viewer may see, as the list is filtered. */
export const listExport = (ways: IndexWays): Exported => ({
  path: paths.listFile.pattern,
  name: 'indeks-inovasi',
  guard: readers,
  event: 'instrument.index.list_taken',
  make: async (visit) => {
    const { edition } = await chosenEdition(visit);
    const filter = listFilterIn(visit.query, edition);
    const rows = arranged(await rowsFor(visit, edition, ways), filter, edition.bands);
    const band = filter.band === null ? null : bandName(edition.bands[filter.band] ?? null, edition);
    return {
      title: `${t('government.title')}: ${editionName(edition)}`,
      address: `${paths.list.to()}${visit.url.search}`,
      filter: inTerms([
        [t('government.list.words'), filter.text],
        [t('government.list.band'), band],
      ]),
      ...inOnePart(columnsOf(edition), rows),
    };
  },
  taken: taken('instrument.index.list_taken'),
});

type GovernmentColumn = ColumnOf<GovernmentRow>;
const part = (key: string, label: () => string, of: (it: Calculation) => number): GovernmentColumn => ({
  key,
  label,
  type: 'number',
  value: ({ calculations }) => (calculations ? rounded(of(calculations.claimed)) : null),
});
const standing = (key: 'claimed' | 'verified' | 'known'): GovernmentColumn => ({
  key,
  label: () => t(`government.standing.${key}`),
  type: 'number',
  value: ({ calculations }) => calculations?.[key].index ?? null,
});

const governmentColumns: readonly GovernmentColumn[] = [
  { key: 'government', label: () => t('government.list.government'), paper: 3, value: (it) => it.government.name },
  { key: 'region', label: () => t('government.list.region'), paper: 0, value: (it) => it.government.regionCode },
];

const lackColumns: readonly GovernmentColumn[] = [
  {
    key: 'innovations',
    label: () => t('government.innovations'),
    type: 'number',
    paper: 0,
    value: (it) => it.innovations,
  },
  { key: 'empty_chairs', label: () => t('government.list.chairs'), type: 'number', value: (it) => it.emptyChairs },
  {
    key: 'missing_affairs',
    label: () => t('government.list.missing'),
    paper: 3,
    value: (it) => it.missingAffairs.map(affairName).join(', '),
  },
];

const columnsOf = (edition: IndexEdition): readonly GovernmentColumn[] => [
  ...governmentColumns,
  standing('claimed'),
  {
    key: 'category',
    label: () => t('government.part.band'),
    paper: 2,
    value: ({ calculations }) => calculations && bandName(calculations.claimed.band, edition),
  },
  standing('verified'),
  standing('known'),
  {
    key: 'ahead',
    label: () => t('government.list.ahead'),
    type: 'number',
    paper: 0,
    value: (it) => rounded(ahead(it)),
  },
  part(
    'spd',
    () => t('government.part.spd'),
    (it) => it.spd,
  ),
  part(
    'sid_mean',
    () => t('government.part.sidMean'),
    (it) => it.sidMean,
  ),
  part(
    'count_block',
    () => t('government.part.countBlock'),
    (it) => it.countBlock,
  ),
  part(
    'counted',
    () => t('government.counted'),
    (it) => it.counted,
  ),
  ...lackColumns,
];
