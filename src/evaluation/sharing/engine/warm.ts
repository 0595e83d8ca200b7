import type { Basis } from 'highs';
import type { Programme, Solved } from './programme.ts';

/** Where the solver ended, and how large the programme was. */
export type Warm = {
  readonly basis: Basis;
  readonly pairs: number;
  readonly sides: number;
  readonly lacking: number;
};

export function warmOf(programme: Programme, { basis }: Solved): Warm | null {
  if (!basis) return null;
  const [pairs, sides] = [programme.pairs.length, programme.sides.length];
  return { basis, pairs, sides, lacking: basis.colStatus.length - pairs - sides };
}

/** The basis for a programme to which pairs and rows were added: new pairs at nothing, new rows loose. Null: begin anew. */
export function extended(warm: Warm | null, { pairs, sides }: Programme): Basis | null {
  if (!warm) return null;
  const fresh = { pairs: pairs.length - warm.pairs, sides: sides.length - warm.sides };
  if (fresh.pairs < 0 || fresh.sides < 0) return null;
  const { colStatus, rowStatus } = warm.basis;
  const columns = new Int32Array(colStatus.length + fresh.pairs + fresh.sides);
  columns.set(colStatus.subarray(0, warm.pairs));
  columns.set(colStatus.subarray(warm.pairs), pairs.length);
  const rows = new Int32Array(rowStatus.length + fresh.sides).fill(1);
  rows.set(rowStatus);
  return { colStatus: columns, rowStatus: rows };
}
