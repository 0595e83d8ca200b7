import { type Expression, type SqlBool, sql } from 'kysely';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { FieldVisit, Member, Photo, Place, SnapshotId, VisitId } from '../model/visit.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';

const columns = [
  'visit.id',
  'visit.edition_id as editionId',
  'edition.organiser_id as organiserId',
  'visit.entry_id as entryId',
  'visit.snapshot_id as snapshotId',
  'entry.title',
  'i.name as institutionName',
  'u.name as unitName',
  'visit.visit_date as visitDate',
  'visit.state',
  'visit.revision',
  'visit.people_met as peopleMet',
  'visit.conclusion',
  'visit.latitude',
  'visit.longitude',
  'visit.accuracy',
  'visit.reopen_reason as reopenReason',
  's.name as savedByName',
  'visit.saved_at as savedAt',
  'f.name as finishedByName',
  'visit.finished_at as finishedAt',
] as const;

function heads(conn: Conn) {
  return tables(conn)
    .selectFrom('visit')
    .innerJoin('entry', 'entry.id', 'visit.entry_id')
    .innerJoin('edition', 'edition.id', 'visit.edition_id')
    .innerJoin('institution as i', 'i.id', 'entry.institution_id')
    .leftJoin('unit as u', 'u.id', 'entry.unit_id')
    .leftJoin('person as s', 's.id', 'visit.saved_by')
    .leftJoin('person as f', 'f.id', 'visit.finished_by')
    .select(columns)
    .orderBy('visit.visit_date')
    .orderBy('entry.title')
    .orderBy('visit.id');
}

type Head = Awaited<ReturnType<ReturnType<typeof heads>['execute']>>[number];

function placeOf({ latitude, longitude, accuracy }: Pick<Head, 'latitude' | 'longitude' | 'accuracy'>): Place | null {
  return latitude === null || longitude === null ? null : { latitude, longitude, accuracy };
}

/** The visits with their teams, checks and photos: three more statements, however many they are. */
async function whole(conn: Conn, rows: readonly Head[]): Promise<readonly FieldVisit[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const members = Map.groupBy(await membersOf(conn, ids), (it) => it.visitId);
  const checks = await tables(conn).selectFrom('visit_check').selectAll().where('visit_id', 'in', ids).execute();
  const checksOf = Map.groupBy(checks, (it) => it.visit_id);
  const photos = Map.groupBy(await photosOf(conn, ids), (it) => it.visitId);
  return rows.map(({ latitude, longitude, accuracy, ...row }) => ({
    ...row,
    place: placeOf({ latitude, longitude, accuracy }),
    members: (members.get(row.id) ?? []).map(({ visitId: _visit, ...it }): Member => it),
    checks: (checksOf.get(row.id) ?? []).map(({ claim, seen, note }) => ({ claim, seen, note })),
    photos: (photos.get(row.id) ?? []).map(({ visitId: _visit, ...it }): Photo => it),
  }));
}

function membersOf(conn: Conn, ids: readonly VisitId[]) {
  return tables(conn)
    .selectFrom('visit_member as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['m.visit_id as visitId', 'p.id', 'p.name', 'm.role'])
    .where('m.visit_id', 'in', [...ids])
    .orderBy('m.role', 'desc')
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
}

function photosOf(conn: Conn, ids: readonly VisitId[]) {
  return tables(conn)
    .selectFrom('visit_photo as p')
    .leftJoin('person as a', 'a.id', 'p.added_by')
    .select(['p.visit_id as visitId', 'p.id', 'p.caption', 'a.name as addedByName', 'p.added_at as addedAt'])
    .where('p.visit_id', 'in', [...ids])
    .orderBy('p.added_at')
    .orderBy('p.id')
    .execute();
}

/** The visit of this id, whoever asks; the caller asks whether it may be seen. */
export async function visitById(conn: Conn, id: VisitId): Promise<FieldVisit | null> {
  return (await whole(conn, await heads(conn).where('visit.id', '=', id).execute()))[0] ?? null;
}

/** All visits of an edition by date, for its organiser and its plenary; the caller asks who that is. */
export async function visitsOf(conn: Conn, editionId: EditionId): Promise<readonly FieldVisit[]> {
  return whole(conn, await heads(conn).where('visit.edition_id', '=', editionId).execute());
}

/** The visits that the viewer goes on, or organises. */
export async function visitsFor(conn: Conn, viewer: Viewer): Promise<readonly FieldVisit[]> {
  const seen: Expression<SqlBool> = visibleTo(viewer);
  return whole(conn, await heads(conn).where(seen).execute());
}

/** What was submitted, as it is kept. */
export async function submittedContent(conn: Conn, id: SnapshotId): Promise<unknown> {
  const row = await tables(conn).selectFrom('entry_snapshot').select('content').where('id', '=', id).executeTakeFirst();
  return row?.content ?? null;
}

/** Who can go along: the organiser's own evaluators and panelists, each with the role that they hold. */
export async function teamCandidates(conn: Conn, organiserId: InstitutionId): Promise<readonly Member[]> {
  return tables(conn)
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', sql<Member['role']>`m.role`.as('role')])
    .where('m.role', 'in', ['panelist', 'evaluator'])
    .where('m.institution_id', '=', organiserId)
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null)
    .groupBy(['p.id', 'p.name', 'm.role'])
    .orderBy('m.role', 'desc')
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
}
