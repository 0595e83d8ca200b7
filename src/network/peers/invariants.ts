import { sql } from 'kysely';
import type { InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { tables } from './schema.ts';

/** What the tables alone cannot refuse: nothing is taken from a Tuntas without a trusted key, and nothing that was withdrawn is held. */
export async function peerInvariants(conn: Conn): Promise<readonly InvariantBreach[]> {
  const found = await sql<InvariantBreach>`
    select 'network.active_has_key' as name, p.id::text as subject, 'none' as detail from network_peer p
      where p.kind = 'tuntas' and p.state = 'active'
        and not exists (select from network_peer_key k where k.peer_id = p.id and k.is_trusted)
    union all
    select 'network.withdrawn_is_gone', r.record_id::text, r.source_id from network_record r
      join network_tombstone t on t.peer_id = r.peer_id and t.source_id = r.source_id where t.number >= r.number
    union all
    select 'network.removed_has_none', p.id::text, '' from network_peer p
      where p.state = 'removed' and exists (select from network_record r where r.peer_id = p.id and r.harvested_at < now() - interval '1 day')`.execute(
    tables(conn),
  );
  return found.rows;
}
