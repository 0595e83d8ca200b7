import type { ColumnOf } from '#platform/export/list.ts';
import { type PlainKey, t } from '#platform/i18n/i18n.ts';
import type { InstrumentDocument } from '../../catalogue/model/document.ts';
import type { IndexEdition } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { documentOf, type IndexWays, opened, readers } from '../routes/visit.ts';
import { type CalculationRow, calculationRows } from '../rules/calculation-rows.ts';
import { itemsOf } from '../rules/items.ts';
import { overviewOf } from '../rules/overview.ts';
import { whyText } from '../views/innovations.tsx';
import { bandName, editionName, itemName } from '../wording.ts';
import { type Exported, inOnePart, rounded, taken } from './trace.ts';

/** The whole calculation: every item of every innovation, the government's own, and the parts of the index. */
export const howExport = (ways: IndexWays): Exported => ({
  path: paths.howFile.pattern,
  name: 'hitungan-indeks',
  guard: readers,
  event: 'instrument.index.how_taken',
  make: async (visit) => {
    const { loaded, edition, government, catalogue } = await opened(visit, ways);
    const document = documentOf(catalogue);
    const overview = overviewOf(loaded.data, { edition, items: itemsOf(document) });
    return {
      title: `${t('government.how.title')}: ${government.name} · ${editionName(edition)}`,
      address: `${paths.how.to(government.id)}${visit.url.search}`,
      filter: [],
      ...inOnePart(columnsOf(edition, document), overview.ok ? calculationRows(overview.value) : []),
    };
  },
  taken: taken('instrument.index.how_taken'),
});

type RowColumn = ColumnOf<CalculationRow>;
type Num = number | null | undefined;
const number = (key: string, label: PlainKey, value: (it: CalculationRow) => Num): RowColumn => ({
  key,
  label: () => t(label),
  type: 'number',
  value: (it) => value(it) ?? null,
});

const columnsOf = (edition: IndexEdition, document: InstrumentDocument): readonly RowColumn[] => [
  ...whatColumns(document),
  number('weight', 'government.how.weight', (it) => it.item?.weight),
  { ...number('chosen', 'government.how.chosen', (it) => it.row?.chosen), paper: 0 },
  number('claimed_score', 'government.how.claimedScore', (it) => it.row?.claimed),
  number('claimed_points', 'government.how.claimedPoints', (it) => rounded(it.claimed)),
  number('verified_score', 'government.how.verifiedScore', (it) => it.row?.verified),
  number('verified_points', 'government.how.verifiedPoints', (it) => rounded(it.verified)),
  { key: 'note', label: () => t('government.how.note'), paper: 3, value: (it) => noteOf(it, edition) },
];

const whatColumns = (document: InstrumentDocument): readonly RowColumn[] => [
  {
    key: 'part',
    label: () => t('government.part'),
    paper: 2,
    value: (it) => t(`government.row.${it.part}`),
    code: (it) => it.part,
  },
  {
    key: 'innovation',
    label: () => t('government.innovation'),
    width: 50,
    paper: 3,
    value: (it) => it.counted?.innovation.title ?? null,
  },
  {
    key: 'item',
    label: () => t('government.how.item'),
    width: 40,
    paper: 3,
    value: (it) => (it.item ? itemName(document, it.item.code) : null),
  },
  {
    key: 'mandatory',
    label: () => t('government.mandatory'),
    type: 'yes_no',
    paper: 0,
    value: (it) => it.item?.mandatory ?? null,
  },
];

/** The formula of a part, the category of the index, or why an innovation does not count. */
function noteOf({ part, counted, calculation }: CalculationRow, edition: IndexEdition): string | null {
  if (part === 'index' && calculation) return `${bandName(calculation.band, edition)}; ${edition.formulas.index}`;
  if (part === 'sid_mean' || part === 'count_block' || part === 'total') return edition.formulas[part];
  return part === 'sid' && counted && !counted.counts ? whyText(counted, edition) : null;
}
