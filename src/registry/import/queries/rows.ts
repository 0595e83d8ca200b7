import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { ImportId } from '../model.ts';
import type { RowCells } from '../rules/row.ts';
import { tables } from '../schema.ts';

/** How many staged rows are read at once. */
const CHUNK = 2000;

/** The staged rows after a row, in their order, in pieces. */
export async function* rowsAfter(conn: Conn, id: ImportId, row: number): AsyncGenerator<readonly RowCells[]> {
  for (let after = row; ; ) {
    const rows = await tables(conn)
      .selectFrom('import_row')
      .select(['no', 'cells', 'kinds'])
      .where('import_id', '=', id)
      .where('no', '>', after)
      .orderBy('no')
      .limit(CHUNK)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(withKinds);
    after = last.no;
  }
}

/** The first staged rows, header and titles above it included. */
export async function firstRows(conn: Conn, id: ImportId, limit: number): Promise<readonly RowCells[]> {
  const rows = await tables(conn)
    .selectFrom('import_row')
    .select(['no', 'cells', 'kinds'])
    .where('import_id', '=', id)
    .orderBy('no')
    .limit(limit)
    .execute();
  return rows.map(withKinds);
}

/** Staged rows by their numbers. */
export async function rowsByNo(
  conn: Conn,
  id: ImportId,
  nos: readonly number[],
): Promise<ReadonlyMap<number, RowCells>> {
  const rows = await tables(conn)
    .selectFrom('import_row')
    .select(['no', 'cells', 'kinds'])
    .where('import_id', '=', id)
    .where('no', '=', sql<number>`any(${nos}::int[])`)
    .execute();
  return new Map(rows.map((row) => [row.no, withKinds(row)]));
}

type Row = { readonly no: number; readonly cells: readonly string[]; readonly kinds: RowCells['kinds'] | null };
const withKinds = (row: Row): RowCells => ({ ...row, kinds: row.kinds ?? {} });
