import type { Conn } from '#platform/db.ts';
import { tables } from '../schema.ts';

export type StoredContent = { readonly key: string; readonly sha256: string; readonly size: number };

const AT_ONCE = 500;

/** Every content that a file names, once each and in the order of its key, asked for in parts. */
export async function* storedContents(conn: Conn): AsyncGenerator<StoredContent> {
  let after = '';
  for (;;) {
    const rows = await tables(conn)
      .selectFrom('stored_file')
      .select(['storage_key as key', 'sha256', 'size'])
      .distinctOn('storage_key')
      .where('storage_key', '>', after)
      .orderBy('storage_key')
      .limit(AT_ONCE)
      .execute();
    yield* rows;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.key ?? '';
  }
}

/** Which of these keys a file names or waits for. */
export async function knownKeys(conn: Conn, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const named = await tables(conn)
    .selectFrom('stored_file')
    .select('storage_key')
    .where('storage_key', 'in', keys)
    .execute();
  return new Set(named.map((row) => row.storage_key));
}
