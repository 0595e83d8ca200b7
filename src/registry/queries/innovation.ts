import { sql } from 'kysely';
import type { PersonId, Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId, NoteId, VersionId } from '../model/ids.ts';
import type { Innovation, Version } from '../model/record.ts';
import type { SectionName } from '../model/sections.ts';
import type { WorkingState } from '../model/states.ts';
import { tables } from '../schema.ts';
import { visibleTo, workVisibleTo } from '../visibility.ts';

/** Records with the names around them and the people who keep them. */
function records(conn: Conn) {
  return tables(conn)
    .selectFrom('innovation')
    .innerJoin('institution as n', 'n.id', 'innovation.institution_id')
    .leftJoin('unit as u', 'u.id', 'innovation.unit_id')
    .leftJoin('innovation_version as w', 'w.id', 'innovation.working_version_id')
    .select([
      'innovation.id',
      'innovation.state',
      'innovation.origin',
      'innovation.institution_id as institutionId',
      'n.name as institutionName',
      'n.region_code as regionCode',
      'innovation.unit_id as unitId',
      'u.name as unitName',
      'innovation.published_version_id as publishedVersionId',
      'innovation.working_version_id as workingVersionId',
      'w.state as working',
      'innovation.published_at as publishedAt',
      'innovation.archived_at as archivedAt',
      'innovation.archive_reason as archiveReason',
      'innovation.created_at as createdAt',
      'innovation.updated_at as updatedAt',
      sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k
        where k.innovation_id = innovation.id and k.until is null order by k.since, k.person_id)`.as('keeperIds'),
    ]);
}

type Row = Omit<Innovation, 'working'> & { readonly working: Version['state'] | null };
const toRecord = (row: Row): Innovation => ({ ...row, working: row.working as WorkingState | null });

/** The record, or null when there is none that the viewer may read. */
export async function recordFor(conn: Conn, viewer: Viewer, id: InnovationId): Promise<Innovation | null> {
  const row = await records(conn)
    .where('innovation.id', '=', id)
    .where((where) => visibleTo(viewer)(where))
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** The record, or null when there is none whose work the viewer may see. */
export async function workRecordFor(conn: Conn, viewer: Viewer, id: InnovationId): Promise<Innovation | null> {
  const row = await records(conn)
    .where('innovation.id', '=', id)
    .where((where) => workVisibleTo(viewer)(where))
    .executeTakeFirst();
  return row ? toRecord(row) : null;
}

/** Several records whose work the viewer may see, in the order of their ids; the others are left out. */
export async function workRecordsFor(
  conn: Conn,
  viewer: Viewer,
  ids: readonly InnovationId[],
): Promise<readonly Innovation[]> {
  if (ids.length === 0) return [];
  const rows = await records(conn)
    .where('innovation.id', 'in', [...ids])
    .where((where) => workVisibleTo(viewer)(where))
    .orderBy('innovation.id')
    .execute();
  return rows.map(toRecord);
}

const versionColumns = [
  'id',
  'innovation_id as innovationId',
  'no',
  'state',
  'content',
  'revision',
  'what_changed as whatChanged',
  'saved_at as savedAt',
  'submitted_at as submittedAt',
  'decided_at as decidedAt',
] as const;

/** The version being written and the one the public reads, of a record that the viewer may see the work of. */
export async function currentVersions(
  conn: Conn,
  record: Pick<Innovation, 'workingVersionId' | 'publishedVersionId'>,
): Promise<{ readonly open: Version | null; readonly published: Version | null }> {
  const ids = [record.workingVersionId, record.publishedVersionId].filter((id) => id !== null);
  const rows = await tables(conn)
    .selectFrom('innovation_version')
    .select(versionColumns)
    .where('id', 'in', ids)
    .execute();
  const find = (id: VersionId | null) => rows.find((row) => row.id === id) ?? null;
  return { open: find(record.workingVersionId), published: find(record.publishedVersionId) };
}

export type ChainLink = Omit<Version, 'content'> & {
  readonly savedBy: string | null;
  readonly decidedBy: string | null;
};

/** The whole chain, newest first, without the texts. */
export async function chainOf(conn: Conn, id: InnovationId): Promise<readonly ChainLink[]> {
  return tables(conn)
    .selectFrom('innovation_version as v')
    .leftJoin('person as s', 's.id', 'v.saved_by')
    .leftJoin('person as d', 'd.id', 'v.decided_by')
    .select([
      'v.id',
      'v.innovation_id as innovationId',
      'v.no',
      'v.state',
      'v.revision',
      'v.what_changed as whatChanged',
      'v.saved_at as savedAt',
      'v.submitted_at as submittedAt',
      'v.decided_at as decidedAt',
      's.name as savedBy',
      'd.name as decidedBy',
    ])
    .where('v.innovation_id', '=', id)
    .orderBy('v.no', 'desc')
    .execute();
}

/** The versions of these numbers, lowest first. */
export async function versionsByNo(conn: Conn, id: InnovationId, nos: readonly number[]): Promise<readonly Version[]> {
  return tables(conn)
    .selectFrom('innovation_version')
    .select(versionColumns)
    .where('innovation_id', '=', id)
    .where('no', 'in', [...nos])
    .orderBy('no')
    .execute();
}

export type Note = {
  readonly id: NoteId;
  readonly section: SectionName;
  readonly body: string;
  readonly writtenBy: string | null;
  readonly writtenAt: Date;
  readonly resolvedAt: Date | null;
};

/** What admins said about the sections of a version, oldest first. */
export async function notesOf(conn: Conn, versionId: VersionId): Promise<readonly Note[]> {
  return tables(conn)
    .selectFrom('innovation_note as n')
    .leftJoin('person as p', 'p.id', 'n.written_by')
    .select([
      'n.id',
      'n.section',
      'n.body',
      'p.name as writtenBy',
      'n.written_at as writtenAt',
      'n.resolved_at as resolvedAt',
    ])
    .where('n.version_id', '=', versionId)
    .orderBy('n.written_at')
    .orderBy('n.id')
    .execute();
}

/** What is shown of each record to those who see its work: the text in work, else the published one. */
export async function shownContents(
  conn: Conn,
  ids: readonly InnovationId[],
): Promise<ReadonlyMap<InnovationId, Version['content']>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('innovation')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) =>
        on('v.id', '=', on.fn.coalesce('innovation.working_version_id', 'innovation.published_version_id')),
      ),
    )
    .select(['innovation.id', 'v.content'])
    .where('innovation.id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.content]));
}
