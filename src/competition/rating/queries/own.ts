import { sql } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { Owner } from '../rules/own.ts';
import { tables } from '../schema.ts';

const keeperIds = sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k
  where k.innovation_id = e.innovation_id and k.until is null)`;

/** Whose each of these entries is. */
export async function ownersOf(conn: Conn, ids: readonly EntryId[]): Promise<ReadonlyMap<EntryId, Owner>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('entry as e')
    .select([
      'e.id',
      'e.institution_id as institutionId',
      'e.unit_id as unitId',
      'e.created_by as createdBy',
      keeperIds.as('keeperIds'),
    ])
    .where('e.id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, ...owner }) => [id, owner]));
}

/** The addresses of the accounts of those who may not rate each entry (`whyNotMark` says the same of a viewer). */
export async function ownAddresses(
  conn: Conn,
  ids: readonly EntryId[],
): Promise<readonly { readonly entryId: EntryId; readonly email: string }[]> {
  if (ids.length === 0) return [];
  const found = await sql<{ entryId: EntryId; email: string }>`select e.id as "entryId", p.email
    from entry e join person p on p.deactivated_at is null and (
      p.id = e.created_by
      or exists (select from innovation_keeper k
        where k.innovation_id = e.innovation_id and k.person_id = p.id and k.until is null)
      or exists (select from membership m where m.person_id = p.id and m.ended_at is null and (
        (m.role = 'innovator' and m.unit_id = e.unit_id)
        or (m.role in ('local_admin', 'hub_admin') and m.institution_id = e.institution_id))))
    where e.id = any(${ids}::uuid[])`.execute(tables(conn));
  return found.rows;
}
