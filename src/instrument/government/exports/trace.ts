import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { type ColumnOf, type ListExport, type MadeList, tableOf } from '#platform/export/list.ts';

export type Exported = ListExport<Viewer>;

/** Keeps who took what of whose index. */
export const taken =
  (event: string): NonNullable<Exported['taken']> =>
  (tx, visit, what) => {
    const subject = { kind: 'index', id: visit.params.id ?? '' };
    return record(tx, actorOf(visit.viewer), { event, subject, after: what }, visit.now);
  };

/** Rows that are all there already. */
export function inOnePart<Row>(
  columns: readonly ColumnOf<Row>[],
  rows: readonly Row[],
): Pick<MadeList, 'columns' | 'rows'> {
  return tableOf(columns, async function* () {
    yield rows;
  });
}

const DECIMALS = 6;
/** A computed number without the noise of its last digits. */
export const rounded = (value: number): number => Number(value.toFixed(DECIMALS));
