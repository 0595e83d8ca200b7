import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import { tables } from '../schema.ts';

/** Throws away proposals whose records are gone; what a person said is kept, for a record may come again. */
export async function forgetLost(tx: Tx): Promise<void> {
  await sql`
    delete from network_pair p where p.state = 'proposed' and (
      not exists (select from network_record b where b.peer_id = p.second_peer and b.source_id = p.second_source)
      or (p.first_peer is null
        and not exists (select from network_record a where a.peer_id is null and a.source_id = p.first_source))
      or (p.first_peer is not null
        and not exists (select from network_record a where a.peer_id = p.first_peer and a.source_id = p.first_source)))`.execute(
    tables(tx),
  );
}
