import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import { tables } from '../../harvest/schema.ts';

/** Names of the hubs whose records are here, by the code under which they are counted. */
export async function hubNames(conn: Conn): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ hub: string; name: string }>`
    select coalesce(hub, address) as hub, name from network_peer where state <> 'removed'`.execute(tables(conn));
  return new Map(found.rows.map((row) => [row.hub, row.name]));
}

/**
 * Whether the records of all hubs lie together: something of another hub is here, and our own have come beside it whole (or there are
 * none). Until then the list is our own catalogue, which is never behind.
 */
export async function areTogether(conn: Conn): Promise<boolean> {
  const found = await sql<{ together: boolean }>`
    select exists (select from network_record where peer_id is not null)
      and (exists (select from network_own where is_whole) or not exists (select from network_feed where head > 0))
      as together`.execute(tables(conn));
  return found.rows[0]?.together === true;
}
