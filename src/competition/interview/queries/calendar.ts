import { type SqlBool, sql } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import type { Interview } from '../model/interview.ts';
import { tables } from '../schema.ts';
import { interviewsWhere } from './interviews.ts';

export type Feed = { readonly personId: PersonId; readonly editionId: EditionId | null };

/** Whose calendar the code opens; null for codes that open none, and for people who may not sign in any more. */
export async function feedOf(conn: Conn, code: string): Promise<Feed | null> {
  const row = await tables(conn)
    .selectFrom('interview_calendar as c')
    .innerJoin('person as p', 'p.id', 'c.person_id')
    .select(['c.person_id as personId', 'c.edition_id as editionId'])
    .where('c.code', '=', code)
    .where('p.deactivated_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** The code of the person's calendar, if there is one. */
export async function calendarCode(
  conn: Conn,
  personId: PersonId,
  editionId: EditionId | null,
): Promise<string | null> {
  let query = tables(conn).selectFrom('interview_calendar').select('code').where('person_id', '=', personId);
  query = editionId ? query.where('edition_id', '=', editionId) : query.where('edition_id', 'is', null);
  return (await query.executeTakeFirst())?.code ?? null;
}

const living = (personId: PersonId) => sql`m.person_id = ${personId} and m.ended_at is null`;

/** The interviews in which the person sits or is heard, in whatever role; the entrants' from when they were told. */
function isOwn(personId: PersonId) {
  return sql<SqlBool>`(exists (select from interview_juror j where j.room_id = s.room_id and j.person_id = ${personId})
    or (interview.state <> 'planned' and exists (select from membership m where ${living(personId)}
      and m.institution_id = entry.institution_id and (m.role = 'local_admin' or (m.role = 'innovator'
        and (m.unit_id = entry.unit_id or exists (select from innovation_keeper k
          where k.innovation_id = entry.innovation_id and k.person_id = ${personId} and k.until is null)))))))`;
}

/** The whole timetable, as long as the person organises competitions of its institution. */
function isOrganised(personId: PersonId, editionId: EditionId) {
  return sql<SqlBool>`(interview.edition_id = ${editionId} and exists (select from membership m where ${living(personId)}
    and m.institution_id = edition.organiser_id and m.role = any(${[...organiserRoles]}::text[])))`;
}

export function interviewsOfFeed(conn: Conn, { personId, editionId }: Feed): Promise<readonly Interview[]> {
  const which = editionId ? isOrganised(personId, editionId) : isOwn(personId);
  return interviewsWhere(conn, sql<SqlBool>`interview.slot_id is not null and ${which}`);
}
