import { sql } from 'kysely';
import type { InvariantBreach } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { tables } from './schema.ts';

/** Answers and those who answered are counted alike, and nobody waits while a place of a clinic to come is free. */
export async function clinicInvariants(conn: Conn): Promise<readonly InvariantBreach[]> {
  const found = await sql<InvariantBreach>`
    select 'coaching.clinic_answers' as name, c.id::text as subject, 'answers ' || a.n || ', who answered ' || g.n as detail
    from clinic c cross join lateral (select count(*) as n from clinic_feedback f where f.clinic_id = c.id) a
    cross join lateral (select count(*) as n from clinic_feedback_given v join clinic_registration r
      on r.id = v.registration_id where r.clinic_id = c.id) g where a.n <> g.n
    union all
    select 'coaching.clinic_places', c.id::text, 'waiting ' || t.waiting || ', free ' || (c.capacity - t.registered)
    from clinic c cross join lateral (select count(*) filter (where r.state = 'registered') as registered,
      count(*) filter (where r.state = 'waiting') as waiting from clinic_registration r where r.clinic_id = c.id) t
    where c.state = 'announced' and t.waiting > 0 and t.registered < c.capacity`.execute(tables(conn));
  return found.rows;
}
