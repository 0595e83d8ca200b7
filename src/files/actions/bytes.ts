import type { Database, Tx } from '#platform/db.ts';
import { tables } from '../schema.ts';

/** Writes down, before they are put there, that bytes lie in the storage which no file names yet. */
export async function awaitBytes(tx: Tx, storageKey: string, now: Date): Promise<void> {
  await tables(tx)
    .insertInto('waiting_bytes')
    .values({ storage_key: storageKey, put_at: now })
    .onConflict((conflict) => conflict.column('storage_key').doUpdateSet({ put_at: now }))
    .execute();
}

/** A file names them now. */
export async function claimBytes(tx: Tx, storageKey: string): Promise<void> {
  await tables(tx).deleteFrom('waiting_bytes').where('storage_key', '=', storageKey).execute();
}

/**
 * Drops the bytes that have waited since before the moment and that no file names; answers how many. Whoever brings
 * the same content meanwhile waits for the row and then puts it there anew.
 */
export async function dropUnclaimed(db: Database, before: Date, drop: (key: string) => Promise<void>): Promise<number> {
  let dropped = 0;
  for (const storageKey of await unclaimed(db, before))
    if (await db.transact((tx) => dropOne(tx, { storageKey, before }, drop))) dropped += 1;
  return dropped;
}

async function unclaimed(db: Database, before: Date): Promise<readonly string[]> {
  const rows = await tables(db.conn)
    .selectFrom('waiting_bytes')
    .select('storage_key')
    .where('put_at', '<', before)
    .orderBy('put_at')
    .execute();
  return rows.map((row) => row.storage_key);
}

type Waiting = { readonly storageKey: string; readonly before: Date };

async function dropOne(
  tx: Tx,
  { storageKey, before }: Waiting,
  drop: (key: string) => Promise<void>,
): Promise<boolean> {
  const held = await tables(tx)
    .deleteFrom('waiting_bytes')
    .where('storage_key', '=', storageKey)
    .where('put_at', '<', before)
    .executeTakeFirst();
  if (held.numDeletedRows === 0n) return false;
  const named = await tables(tx).selectFrom('stored_file').select('id').where('storage_key', '=', storageKey).limit(1);
  if (await named.executeTakeFirst()) return false;
  await drop(storageKey);
  return true;
}
