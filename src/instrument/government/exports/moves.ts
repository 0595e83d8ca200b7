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
      title: `${t('government.moves.page')}: ${found.government.name}`,
      address: `${paths.moves.to(found.government.id)}${visit.url.search}`,
      filter: inTerms([
        [t('government.moves.kind'), filter.kind ? t(`government.moves.kind.${filter.kind}`) : null],
        [t('government.moves.words'), filter.text],
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
  { ...number('from', 'government.move.from', (it) => it.from), paper: 0 },
  { ...number('to', 'government.move.to', (it) => it.to), paper: 0 },
  { key: 'document', label: () => t('government.move.effort'), paper: 2, value: (it) => effortText(it.efforts) },
  number('hours', 'government.move.hours', (it) => it.hours),
  number('gain', 'government.move.gain', (it) => it.gain),
  number('gain_an_hour', 'government.move.rate', (it) => it.gain / it.hours),
  {
    key: 'reaches',
    label: () => t('government.part.band'),
    paper: 0,
    value: (it) => (it.reaches ? named(it.reaches) : null),
  },
];

const whatColumns = (document: InstrumentDocument): readonly MoveColumn[] => [
  { key: 'step', label: () => t('government.move'), width: 60, paper: 4, value: (it) => moveText(it, document) },
  {
    key: 'innovation',
    label: () => t('government.innovation'),
    width: 50,
    paper: 3,
    value: (it) => it.innovation?.title ?? t('government.government'),
  },
  {
    key: 'item',
    label: () => t('government.how.item'),
    width: 40,
    paper: 0,
    value: (it) => (it.item ? itemName(document, it.item.code) : null),
  },
  {
    key: 'mandatory',
    label: () => t('government.mandatory'),
    type: 'yes_no',
    value: (it) => it.item?.mandatory ?? false,
  },
];
