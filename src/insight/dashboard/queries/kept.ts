import type { Conn } from '#platform/db.ts';
import type { FigureRow } from '#platform/figure.ts';

/** What was slow to count is counted again after so long at the latest: figures are fresh within a minute. */
const KEPT_MS = 45_000;
/** What was counted faster is counted anew each time. */
let slowMs = 250;
const MOST = 500;

type Rows = readonly FigureRow[];
type Kept = { readonly rows: Rows; readonly until: number };
const kept = new WeakMap<Conn, Map<string, Kept>>();

/** From how many milliseconds on a figure is kept: where what is asked is itself looked at, never. */
export function keepFrom(ms: number): void {
  slowMs = ms;
}

/** The rows of a question that is the same for everybody, kept a while where counting them was slow. */
export async function keptRows(conn: Conn, key: string, count: () => Promise<Rows>): Promise<Rows> {
  const known = kept.get(conn) ?? new Map<string, Kept>();
  kept.set(conn, known);
  const found = known.get(key);
  const start = performance.now();
  if (found && found.until > start) return found.rows;
  const rows = await count();
  const end = performance.now();
  if (known.size >= MOST) known.clear();
  if (end - start > slowMs) known.set(key, { rows, until: start + KEPT_MS });
  else known.delete(key);
  return rows;
}
