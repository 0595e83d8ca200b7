import { sql } from 'kysely';
import type { InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { tables } from './schema.ts';

/** Who is out by an objection has one that is upheld, and the other way round. */
export async function objectionInvariants(conn: Conn): Promise<readonly InvariantBreach[]> {
  const found = await sql<{ id: string; detail: string }>`
    select o.entry_id as id, 'upheld without its passage' as detail from objection o
      where o.state = 'upheld' and not exists (select from entry_passage p
        where p.entry_id = o.entry_id and p.stage = 'objection' and p.undone_at is null)
    union
    select p.entry_id, 'a passage without an objection that is upheld' from entry_passage p
      where p.stage = 'objection' and p.undone_at is null and not exists (select from objection o
        where o.entry_id = p.entry_id and o.state = 'upheld')
    order by 1, 2`.execute(tables(conn));
  return found.rows.map(({ id, detail }) => ({
    name: 'competition.objection_upheld_ends_the_way',
    subject: id,
    detail,
  }));
}
