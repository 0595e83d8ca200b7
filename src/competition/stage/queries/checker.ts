import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { tables } from '../schema.ts';

/** To whom the check of the entry is given; null: to nobody. */
export async function checkerOf(conn: Conn, id: EntryId): Promise<PersonId | null> {
  const row = await tables(conn)
    .selectFrom('entry_checker')
    .select('person_id as personId')
    .where('entry_id', '=', id)
    .executeTakeFirst();
  return row?.personId ?? null;
}

/** Who can check the submissions of an edition: the living people of its organiser's office, by name. */
export async function checkersOf(
  conn: Conn,
  { organiserId }: Pick<Edition, 'organiserId'>,
): Promise<readonly { readonly id: PersonId; readonly name: string }[]> {
  return tables(conn)
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name'])
    .distinct()
    .where('m.institution_id', '=', organiserId)
    .where('m.role', 'in', [...organiserRoles])
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
}
