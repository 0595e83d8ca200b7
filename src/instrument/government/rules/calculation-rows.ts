import type { IndexItem, Row } from '../model/government.ts';
import type { Calculation } from './calculation.ts';
import type { Overview } from './overview.ts';
import { type Counted, pointsOf, scoreOf } from './standing.ts';

/** What a row of the whole calculation is of. */
export const rowParts = ['sid_item', 'sid', 'spd_item', 'spd', 'sid_mean', 'count_block', 'total', 'index'] as const;
export type RowPart = (typeof rowParts)[number];

export type CalculationRow = {
  readonly part: RowPart;
  readonly counted: Counted | null;
  readonly item: IndexItem | null;
  readonly row: Row | null;
  readonly claimed: number;
  readonly verified: number;
  readonly calculation: Calculation | null;
};

const nothing = { counted: null, item: null, row: null, calculation: null } as const;

/** Every item with its points, each innovation's sum, the government's own, then the parts of the index. */
export function calculationRows({ field, stands, calculations }: Overview): readonly CalculationRow[] {
  const { items, government } = field;
  const verified = new Map(stands.verified.innovations.map((it) => [it.innovation.id, it.points]));
  const ofInnovations = stands.claimed.innovations.flatMap((counted): readonly CalculationRow[] => [
    ...itemRows('sid_item', items.sid, counted.innovation.rows).map((it) => ({ ...it, counted })),
    { ...nothing, part: 'sid', counted, claimed: counted.points, verified: verified.get(counted.innovation.id) ?? 0 },
  ]);
  const { claimed, verified: seen } = calculations;
  const sum = (part: RowPart, of: (it: Calculation) => number): CalculationRow => ({
    ...nothing,
    part,
    claimed: of(claimed),
    verified: of(seen),
    calculation: claimed,
  });
  return [
    ...ofInnovations,
    ...itemRows('spd_item', items.spd, government.spd),
    sum('spd', (it) => it.spd),
    sum('sid_mean', (it) => it.sidMean),
    sum('count_block', (it) => it.countBlock),
    sum('total', (it) => it.total),
    sum('index', (it) => it.index),
  ];
}

function itemRows(part: RowPart, items: readonly IndexItem[], rows: readonly Row[]): readonly CalculationRow[] {
  const byItem = new Map(rows.map((it) => [it.item, it]));
  return items.map((item) => {
    const row = byItem.get(item.code) ?? null;
    const points = (standing: 'claimed' | 'verified') => (row ? pointsOf(item, scoreOf(row, standing)) : 0);
    return { ...nothing, part, item, row, claimed: points('claimed'), verified: points('verified') };
  });
}
