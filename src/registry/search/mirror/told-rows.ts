import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { Queries } from '../query-text.ts';
import { tables } from '../schema.ts';
import type { Shelf } from '../shelf.ts';
import type { Card } from './cards.ts';
import { cardColumns, joinsOf } from './read.ts';
import { formsOf, Standing } from './standing.ts';
import { type Told, toldOf } from './told.ts';

/** What is told of these rows in their order, read out of PostgreSQL: where nothing is held, it looks the same. */
export async function toldRows(
  conn: Conn,
  shelf: Shelf,
  ids: readonly number[],
  queries: Queries | null,
): Promise<readonly Told[]> {
  const cards = await sql<Card>`
    select ${cardColumns(shelf)} from unnest(${ids}::bigint[]) with ordinality as picked (id, place)
    join ${sql.table(shelf.docs)} d on d.id = picked.id ${joinsOf(shelf)} order by picked.place`.execute(tables(conn));
  const lexemes = queries?.lexemes ?? [];
  const stood = await new Standing(conn, shelf).now(lexemes);
  return JSON.parse(toldOf(cards.rows, queries && formsOf(lexemes, stood))) as Told[];
}
