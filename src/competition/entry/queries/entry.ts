import { sql } from 'kysely';
import type { PersonId, Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Entry, EntryId, EntryNote, SectionText } from '../model/entry.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';

/** Who keeps the record of an entry at present. */
const keeperIds = sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k
  where k.innovation_id = entry.innovation_id and k.until is null order by k.person_id)`;

function entries(conn: Conn) {
  return tables(conn)
    .selectFrom('entry')
    .innerJoin('institution as n', 'n.id', 'entry.institution_id')
    .leftJoin('unit as u', 'u.id', 'entry.unit_id')
    .select([
      'entry.id',
      'entry.edition_id as editionId',
      'entry.group_code as group',
      'entry.category_code as category',
      'entry.innovation_id as innovationId',
      'entry.version_id as versionId',
      'entry.version_no as versionNo',
      'entry.institution_id as institutionId',
      'entry.unit_id as unitId',
      'entry.organiser_id as organiserId',
      'entry.state',
      'entry.withdrawn_from as withdrawnFrom',
      'entry.title',
      'entry.revision',
      'entry.snapshot_id as snapshotId',
      'entry.open_until as openUntil',
      'entry.reopened_for as reopenedFor',
      'entry.given_back_at as givenBackAt',
      'entry.handed_at as handedAt',
      'entry.returned_at as returnedAt',
      'entry.submitted_at as submittedAt',
      'entry.withdrawn_at as withdrawnAt',
      'entry.created_at as createdAt',
      'entry.updated_at as updatedAt',
      'n.name as institutionName',
      'n.kind as institutionKind',
      'n.region_code as regionCode',
      'u.name as unitName',
      keeperIds.as('keeperIds'),
    ]);
}

/** The entry, when the viewer may read it. */
export async function entryFor(conn: Conn, viewer: Viewer, id: EntryId): Promise<Entry | null> {
  const row = await entries(conn)
    .where('entry.id', '=', id)
    .where((where) => visibleTo(viewer)(where as never))
    .executeTakeFirst();
  return row ?? null;
}

/** Several entries that the viewer may read; the others are left out. */
export async function entriesFor(conn: Conn, viewer: Viewer, ids: readonly EntryId[]): Promise<readonly Entry[]> {
  if (ids.length === 0) return [];
  return entries(conn)
    .where('entry.id', 'in', [...ids])
    .where((where) => visibleTo(viewer)(where as never))
    .orderBy('entry.id')
    .execute();
}

/** The entry, whoever asks: for jobs, and for actions that ask by themselves. */
export async function entryById(conn: Conn, id: EntryId): Promise<Entry | null> {
  return (await entries(conn).where('entry.id', '=', id).executeTakeFirst()) ?? null;
}

/** The texts of an entry that may be read, by the code of their section. */
export async function textsOf(conn: Conn, id: EntryId): Promise<ReadonlyMap<string, SectionText>> {
  const rows = await tables(conn)
    .selectFrom('entry_section as s')
    .leftJoin('person as p', 'p.id', 's.saved_by')
    .select([
      's.code',
      's.text',
      's.carried',
      's.carried_no as carriedNo',
      's.revision',
      'p.name as savedBy',
      's.saved_at as savedAt',
    ])
    .where('s.entry_id', '=', id)
    .execute();
  return new Map(rows.map((row) => [row.code, row]));
}

/** What admins said about an entry that may be read, oldest first. */
export async function notesOf(conn: Conn, id: EntryId): Promise<readonly EntryNote[]> {
  return tables(conn)
    .selectFrom('entry_note as e')
    .leftJoin('person as p', 'p.id', 'e.written_by')
    .select([
      'e.id',
      'e.section',
      'e.body',
      'p.name as writtenBy',
      'e.written_at as writtenAt',
      'e.resolved_at as resolvedAt',
    ])
    .where('e.entry_id', '=', id)
    .orderBy('e.written_at')
    .orderBy('e.id')
    .execute();
}
