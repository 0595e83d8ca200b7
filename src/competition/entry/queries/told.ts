import { sql } from 'kysely';
import { adminsOf, hubAdmins, type InstitutionId, institutionById, type PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import type { EntryId } from '../model/entry.ts';
import { type EntryState, unfinishedStates } from '../model/states.ts';
import { tables } from '../schema.ts';
import { reopenedAs } from './arrived.ts';

/** What a notice says of an entry, and whom it may be told to; for jobs, which look as the house itself. */
export type ToldEntry = {
  readonly id: EntryId;
  readonly editionId: EditionId;
  readonly institutionId: InstitutionId;
  readonly state: EntryState;
  readonly group: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly handedAt: Date | null;
  readonly returnedAt: Date | null;
  readonly openUntil: Date | null;
  readonly organiserId: InstitutionId;
  readonly receipt: string | null;
  /** The living keepers of its record; where there are none, the innovators of its unit. */
  readonly writers: readonly PersonId[];
};

const writers = sql<PersonId[]>`coalesce(
  nullif(array(select k.person_id::text from innovation_keeper k join person p on p.id = k.person_id
    where k.innovation_id = e.innovation_id and k.until is null and p.deactivated_at is null order by 1), '{}'),
  array(select distinct m.person_id::text from membership m join person p on p.id = m.person_id
    where m.unit_id = e.unit_id and m.role = 'innovator' and m.ended_at is null and p.deactivated_at is null order by 1))`;

function told(conn: Conn) {
  return tables(conn)
    .selectFrom('entry as e')
    .leftJoin('entry_snapshot as s', 's.id', 'e.snapshot_id')
    .select([
      'e.id',
      'e.edition_id as editionId',
      'e.institution_id as institutionId',
      'e.state',
      'e.group_code as group',
      'e.title',
      'e.created_at as createdAt',
      'e.handed_at as handedAt',
      'e.returned_at as returnedAt',
      'e.open_until as openUntil',
      'e.organiser_id as organiserId',
      's.receipt',
      writers.as('writers'),
    ]);
}

export async function toldEntry(conn: Conn, id: EntryId): Promise<ToldEntry | null> {
  return (await told(conn).where('e.id', '=', id).executeTakeFirst()) ?? null;
}

/** The same of several entries. */
export async function toldEntries(conn: Conn, ids: readonly EntryId[]): Promise<readonly ToldEntry[]> {
  if (ids.length === 0) return [];
  return told(conn)
    .where('e.id', 'in', [...ids])
    .orderBy('e.id')
    .execute();
}

/** Entries of an edition that are not submitted yet: with the unit or with the admin. */
export async function unfinishedOf(conn: Conn, editionId: EditionId): Promise<readonly ToldEntry[]> {
  return (
    told(conn)
      .where('e.edition_id', '=', editionId)
      .where('e.state', 'in', unfinishedStates)
      // What the check opened again has arrived, and has a day of its own.
      .where('e.open_until', 'is', null)
      .orderBy('e.id')
      .execute()
  );
}

/** Entries of all editions that the check opened again and whose day is to come. */
export async function reopenedBefore(conn: Conn, now: Date): Promise<readonly ToldEntry[]> {
  return told(conn).where(reopenedAs('e')).where('e.open_until', '>', now).orderBy('e.id').execute();
}

/** Who organises competitions of the institution: told of what the people of an entry write or send again. */
export async function organiserIdsOf(conn: Conn, id: InstitutionId): Promise<readonly PersonId[]> {
  const found = await sql<{ id: PersonId }>`select distinct p.id from membership m join person p on p.id = m.person_id
    where m.institution_id = ${id} and m.role in (${sql.join(organiserRoles.map((it) => sql.lit(it)))})
      and m.ended_at is null and p.deactivated_at is null order by p.id`.execute(tables(conn));
  return found.rows.map((row) => row.id);
}

/** Who checks the entries of an institution: its admins lokal; of the province, whose offices have none, those of the hub. */
export async function adminIdsOf(conn: Conn, id: InstitutionId): Promise<readonly PersonId[]> {
  const admins = await adminsOf(conn, id);
  if (admins.length > 0) return admins.map((it) => it.id);
  const institution = await institutionById(conn, id);
  if (institution?.kind !== 'province') return [];
  return (await hubAdmins(conn)).map((it) => it.id);
}
