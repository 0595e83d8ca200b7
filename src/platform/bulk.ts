import { type Kysely, sql } from 'kysely';
import type { Tx } from './db.ts';

/**
 * Gives this transaction room to merge what waits for indexes of words: many rows are merged in fewer and larger pieces, which
 * costs less for each (PostgreSQL 18, 65.4.4.1 «GIN Fast Update Technique»: the merging of an insert works in `work_mem`).
 */
export async function mergeInRoom(tx: Tx): Promise<void> {
  await sql`select set_config('work_mem', '32MB', true)`.execute(tx as unknown as Kysely<unknown>);
}
