import { sql } from 'kysely';
import { type Conn, inBatches } from '#platform/db.ts';
import type { Peer } from '../../peers/model.ts';
import { tables } from '../schema.ts';

/** Another hub in the list: how many of its records are held, and when it was last read to the end. */
export type ListedPeer = Pick<
  Peer,
  'id' | 'kind' | 'name' | 'address' | 'state' | 'stoppedBecause' | 'failures' | 'everyMinutes' | 'nextAt'
> & { readonly records: number; readonly lastAt: Date | null };

function listed(conn: Conn) {
  return {
    compile: () =>
      sql<ListedPeer>`
        select p.id, p.kind, p.name, p.address, p.state, p.stopped_because as "stoppedBecause", p.failures,
          p.every_minutes as "everyMinutes", p.next_at as "nextAt", coalesce(held.n, 0) as records, last.at as "lastAt"
        from network_peer p
        left join (select peer_id, count(*) as n from network_record where peer_id is not null group by peer_id) as held
          on held.peer_id = p.id
        left join (select peer_id, max(ended_at) as at from network_run where state in ('done', 'cut') group by peer_id) as last
          on last.peer_id = p.id
        where p.state <> 'removed' order by p.name, p.id`.compile(tables(conn)),
  };
}

/** Every hub from which this one takes, by their names. */
export async function listedPeers(conn: Conn): Promise<readonly ListedPeer[]> {
  const all: ListedPeer[] = [];
  const found = await tables(conn).executeQuery<ListedPeer>(listed(conn).compile());
  all.push(...found.rows);
  return all;
}

/** The same as they come; only within a snapshot. */
export function peersForFile(conn: Conn): AsyncIterable<readonly ListedPeer[]> {
  return inBatches<ListedPeer>(conn, listed(conn));
}
