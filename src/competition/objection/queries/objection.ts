import { sql } from 'kysely';
import type { PersonId, Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { Objection, ObjectionFile, ObjectionId } from '../model/objection.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';

const keeperIds = sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k
  where k.innovation_id = entry.innovation_id and k.until is null order by k.person_id)`;

const columns = [
  'objection.id',
  'objection.edition_id as editionId',
  'edition.organiser_id as organiserId',
  'objection.entry_id as entryId',
  'entry.title',
  'entry.institution_id as institutionId',
  'entry.unit_id as unitId',
  'i.name as institutionName',
  'u.name as unitName',
  'objection.state',
  'objection.code',
  'objection.name',
  'objection.email',
  'objection.name_told as nameTold',
  'objection.locale',
  'objection.ground',
  'objection.body',
  'objection.links',
  'objection.raised_at as raisedAt',
  'objection.confirmed_at as confirmedAt',
  'objection.question',
  'a.name as askedByName',
  'objection.asked_at as askedAt',
  'objection.asked_until as askedUntil',
  'objection.statement',
  's.name as statedByName',
  'objection.stated_at as statedAt',
  'objection.outcome',
  'objection.answer',
  'objection.first_by as firstBy',
  'f.name as firstByName',
  'objection.first_at as firstAt',
  'c.name as secondByName',
  'objection.second_at as secondAt',
  'objection.answered_at as answeredAt',
  'objection.reopen_reason as reopenReason',
  'objection.revision',
] as const;

function heads(conn: Conn) {
  return tables(conn)
    .selectFrom('objection')
    .innerJoin('edition', 'edition.id', 'objection.edition_id')
    .innerJoin('entry', 'entry.id', 'objection.entry_id')
    .innerJoin('institution as i', 'i.id', 'entry.institution_id')
    .leftJoin('unit as u', 'u.id', 'entry.unit_id')
    .leftJoin('person as a', 'a.id', 'objection.asked_by')
    .leftJoin('person as s', 's.id', 'objection.stated_by')
    .leftJoin('person as f', 'f.id', 'objection.first_by')
    .leftJoin('person as c', 'c.id', 'objection.second_by')
    .select(columns)
    .select(keeperIds.as('keeperIds'));
}

type Head = Awaited<ReturnType<ReturnType<typeof heads>['execute']>>[number];

/** With their files: one more statement, however many they are. */
async function whole(conn: Conn, rows: readonly Head[]): Promise<readonly Objection[]> {
  if (rows.length === 0) return [];
  const files = await filesOf(
    conn,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, files: files.get(row.id) ?? [] }));
}

async function filesOf(
  conn: Conn,
  ids: readonly ObjectionId[],
): Promise<ReadonlyMap<ObjectionId, readonly ObjectionFile[]>> {
  const rows = await tables(conn)
    .selectFrom('objection_file as o')
    .innerJoin('stored_file as f', 'f.id', 'o.file_id')
    .select([
      'o.id',
      'o.objection_id as objectionId',
      'o.side',
      'o.place',
      'f.original_name as originalName',
      'f.media_type as mediaType',
      'f.size',
    ])
    .where('o.objection_id', 'in', [...ids])
    .orderBy('o.side')
    .orderBy('o.place')
    .execute();
  return Map.groupBy(rows, (row) => row.objectionId);
}

/** The objection of this id, whoever asks; the caller asks whether it may be seen. */
export async function objectionById(conn: Conn, id: ObjectionId): Promise<Objection | null> {
  return (await whole(conn, await heads(conn).where('objection.id', '=', id).execute()))[0] ?? null;
}

/** The same, when the viewer may read it. */
export async function objectionFor(conn: Conn, viewer: Viewer, id: ObjectionId): Promise<Objection | null> {
  const rows = await heads(conn).where('objection.id', '=', id).where(visibleTo(viewer)).execute();
  return (await whole(conn, rows))[0] ?? null;
}

/** What the viewer reads of objections to an entry, the newest first. */
export async function objectionsToEntry(conn: Conn, viewer: Viewer, id: EntryId): Promise<readonly Objection[]> {
  const rows = await heads(conn)
    .where('objection.entry_id', '=', id)
    .where(visibleTo(viewer))
    .orderBy('objection.confirmed_at', 'desc')
    .orderBy('objection.id')
    .execute();
  return whole(conn, rows);
}

/** Objections that are not answered and that the viewer reads, the oldest first; for the home page. */
export async function openObjectionsFor(conn: Conn, viewer: Viewer): Promise<readonly Objection[]> {
  const rows = await heads(conn)
    .where('objection.state', 'in', ['received', 'asked', 'stated', 'proposed'])
    .where(visibleTo(viewer))
    .orderBy('objection.confirmed_at')
    .orderBy('objection.id')
    .execute();
  return rows.map((row) => ({ ...row, files: [] }));
}

/** By the key of its mail or by its receipt number, whoever asks: who has it may. */
export async function objectionBy(
  conn: Conn,
  by: { readonly keyDigest: string } | { readonly code: string },
): Promise<Objection | null> {
  const query = heads(conn);
  const found =
    'code' in by ? query.where('objection.code', '=', by.code) : query.where('key_digest', '=', by.keyDigest);
  return (await whole(conn, await found.execute()))[0] ?? null;
}
