import { sql } from 'kysely';
import type { InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { tables } from './schema.ts';

/** A commitment has its paper, and is of a regency or city. */
export async function commitmentInvariants(conn: Conn): Promise<readonly InvariantBreach[]> {
  const found = await sql<{ name: string; id: string; detail: string }>`
    select 'network.commitment_has_paper' as name, c.id, 'a commitment without a paper in the locker' as detail
      from hub_commitment c where c.state in ('waiting', 'verified') and not exists (select from evidence_use u
        where u.subject_kind = 'hub_commitment' and u.subject_id = c.id)
    union all
    select 'network.commitment_of_member', c.id, 'a commitment of no regency or city' from hub_commitment c
      join institution i on i.id = c.institution_id where i.kind not in ('regency', 'city')
    order by 1, 2`.execute(tables(conn));
  return found.rows.map(({ name, id, detail }) => ({ name, subject: id, detail }));
}
