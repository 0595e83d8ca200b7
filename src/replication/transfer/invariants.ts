import { sql } from 'kysely';
import type { InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { tables } from './schema.ts';

/** An agreement has its paper, an application its proof, a commitment its three people; nobody replicates in a circle. */
export async function transferInvariants(conn: Conn): Promise<readonly InvariantBreach[]> {
  const reached = sql`case when r.state in ('paused', 'stopped') then r.stood else r.state end`;
  const found = await sql<{ name: string; id: string; detail: string }>`
    select 'replication.agreement_has_paper' as name, r.id, 'agreed without a file in the locker' as detail
      from replication r where r.agreed_at is not null and not exists (select from evidence_use u
        where u.subject_kind = 'replication' and u.subject_id = r.id and u.place = 'agreement')
    union all
    select 'replication.application_has_proof', r.id, 'applied without a proof'
      from replication r where r.started_at is not null and not exists (select from evidence_use u
        where u.subject_kind = 'replication' and u.subject_id = r.id and u.place = 'implementation')
    union all
    select 'replication.committed_by_three', r.id, 'went on without all three commitments'
      from replication r where ${reached} in ('committed', 'planned', 'running', 'evaluated', 'certified')
        and (select count(*) from replication_commitment c where c.replication_id = r.id) < 3
    union all
    select 'replication.no_circle', r.id, 'the replica stands above its origin' from replication r
      where r.replica_id is not null and r.replica_id = r.origin_id
    order by 1, 2`.execute(tables(conn));
  return found.rows.map(({ name, id, detail }) => ({ name, subject: id, detail }));
}
