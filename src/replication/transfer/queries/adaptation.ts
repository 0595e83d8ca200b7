import type { Conn } from '#platform/db.ts';
import type { Adaptation } from '../model/adaptation.ts';
import type { ReplicationId } from '../model/replication.ts';
import { tables } from '../schema.ts';

/** What is adapted, by section; sections that nobody spoke of are left out. */
export async function adaptationsOf(conn: Conn, id: ReplicationId): Promise<readonly Adaptation[]> {
  return tables(conn)
    .selectFrom('replication_adaptation')
    .select(['section', 'verdict', 'what', 'why', 'conditions', 'revision'])
    .where('replication_id', '=', id)
    .orderBy('section')
    .execute();
}
