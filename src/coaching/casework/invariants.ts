import { sql } from 'kysely';
import type { InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { tables } from './schema.ts';

/** A case has a coach, and what its coaches noted was noted after it was opened. */
export async function caseInvariants(conn: Conn): Promise<readonly InvariantBreach[]> {
  const found = await sql<{ name: string; id: string; detail: string }>`
    select 'coaching.case_has_coach' as name, c.id, 'nobody coaches it' as detail from coaching_case c
      where not exists (select from coaching_case_coach o where o.case_id = c.id)
    union all
    select 'coaching.note_after_opening', n.id, 'noted before the case was opened' from coaching_note n
      join coaching_case c on c.id = n.case_id where n.written_at < c.opened_at
    union all
    select 'coaching.action_after_opening', a.id, 'agreed before the case was opened' from coaching_action a
      join coaching_case c on c.id = a.case_id where a.agreed_at < c.opened_at
    order by 1, 2`.execute(tables(conn));
  return found.rows.map(({ name, id, detail }) => ({ name, subject: id, detail }));
}
