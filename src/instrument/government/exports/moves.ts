import { type ColumnOf, inTerms } from '#platform/export/list.ts';
import { type PlainKey, t } from '#platform/i18n/i18n.ts';
import type { InstrumentDocument } from '../../catalogue/model/document.ts';
import { paths } from '../paths.ts';
import { filteredMoves, movesFilterIn } from '../routes/moves.tsx';
import { documentOf, type IndexWays, opened, readers } from '../routes/visit.ts';
import { itemsOf } from '../rules/items.ts';
import type { Move } from '../rules/moves.ts';
import { overviewOf } from '../rules/overview.ts';
import { moveText } from '../views/move-table.tsx';
import { effortText, itemName, named } from '../wording.ts';
import { type Exported, inOnePart, rounded, taken } from './trace.ts';

/** The next documents of a government, as its list is filtered. */
export const movesExport = (ways: IndexWays): Exported => ({
  path: paths.movesFile.pattern,
  name: 'langkah-indeks',
  guard: readers,
  event: 'instrument.index.moves_taken',
  make: async (visit) => {
    const found = await opened(visit, ways);
    const document = documentOf(found.catalogue);
    const overview = overviewOf(found.loaded.data, { edition: found.edition, items: itemsOf(document) });
    const filter = movesFilterIn(visit.query);
    return {
      title: `${t('index.moves.page')}: ${found.government.name}`,
      address: `${paths.moves.to(found.government.id)}${visit.url.search}`,
      filter: inTerms([
        [t('index.moves.kind'), filter.kind ? t(`index.moves.kind.${filter.kind}`) : null],
        [t('index.moves.words'), filter.text],
      ]),
      ...inOnePart(columnsOf(document), overview.ok ? filteredMoves(found, overview.value, filter) : []),
    };
  },
  taken: taken('instrument.index.moves_taken'),
});

type MoveColumn = ColumnOf<Move>;
const number = (key: string, label: PlainKey, value: (it: Move) => number): MoveColumn => ({
  key,
  label: () => t(label),
  type: 'number',
  value: (it) => rounded(value(it)),
});

const columnsOf = (document: InstrumentDocument): readonly MoveColumn[] => [
  ...whatColumns(document),
  { ...number('from', 'index.move.from', (it) => it.from), paper: 0 },
  { ...number('to', 'index.move.to', (it) => it.to), paper: 0 },
  { key: 'document', label: () => t('index.move.effort'), paper: 2, value: (it) => effortText(it.efforts) },
  number('hours', 'index.move.hours', (it) => it.hours),
  number('gain', 'index.move.gain', (it) => it.gain),
  number('gain_an_hour', 'index.move.rate', (it) => it.gain / it.hours),
  {
    key: 'reaches',
    label: () => t('index.part.band'),
    paper: 0,
    value: (it) => (it.reaches ? named(it.reaches) : null),
  },
];

const whatColumns = (document: InstrumentDocument): readonly MoveColumn[] => [
  { key: 'step', label: () => t('index.move'), width: 60, paper: 4, value: (it) => moveText(it, document) },
  {
    key: 'innovation',
    label: () => t('index.innovation'),
    width: 50,
    paper: 3,
    value: (it) => it.innovation?.title ?? t('index.government'),
  },
  {
    key: 'item',
    label: () => t('index.how.item'),
    width: 40,
    paper: 0,
    value: (it) => (it.item ? itemName(document, it.item.code) : null),
  },
  {
    key: 'mandatory',
    label: () => t('index.mandatory'),
    type: 'yes_no',
    value: (it) => it.item?.mandatory ?? false,
  },
];
