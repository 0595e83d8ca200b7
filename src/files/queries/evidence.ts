import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { type Conn, inBatches, statement } from '#platform/db.ts';
import type { Evidence, EvidenceId, EvidenceKind, FileId, StoredFile, Subject, Use } from '../model.ts';
import { tables } from '../schema.ts';
import { inLockerOf } from '../visibility.ts';
import { fileColumns } from './stored.ts';

function evidences(conn: Conn) {
  return tables(conn)
    .selectFrom('evidence')
    .innerJoin('institution as n', 'n.id', 'evidence.institution_id')
    .leftJoin('unit as u', 'u.id', 'evidence.unit_id')
    .leftJoin('stored_file as f', 'f.id', 'evidence.file_id')
    .select([
      'evidence.id',
      'evidence.institution_id as institutionId',
      'n.name as institutionName',
      'evidence.unit_id as unitId',
      'u.name as unitName',
      'evidence.kind',
      'evidence.title',
      'evidence.number',
      'evidence.document_date as documentDate',
      'evidence.issuer',
      'evidence.page',
      'evidence.validity_year as validityYear',
      'evidence.url',
      'evidence.note',
      'evidence.is_public as isPublic',
      'evidence.revision',
      'evidence.link_state as linkState',
      'evidence.link_checked_at as linkCheckedAt',
      'evidence.archived_at as archivedAt',
      'evidence.created_by as createdBy',
      'evidence.created_at as createdAt',
      'evidence.updated_at as updatedAt',
      'f.id as fileId',
      ...fileColumns,
    ]);
}

type FileColumns = { [Field in keyof Omit<StoredFile, 'id'>]: StoredFile[Field] | null } & { fileId: FileId | null };
type Row = Omit<Evidence, 'file'> & FileColumns;

function toEvidence(row: Row): Evidence {
  const { fileId, sha256, size, mediaType, originalName, storageKey, scanState, ...rest } = row;
  const file =
    fileId && sha256 && size && mediaType && originalName && storageKey && scanState
      ? { id: fileId, sha256, size, mediaType, originalName, storageKey, scanState }
      : null;
  return { ...rest, file };
}

/** The evidence whoever asks; the caller asks whether it may be read (reading.ts). */
export async function evidenceById(conn: Conn, id: EvidenceId): Promise<Evidence | null> {
  const row = await evidences(conn).where('evidence.id', '=', id).executeTakeFirst();
  return row ? toEvidence(row) : null;
}

export const lockerMarks = ['expiring', 'broken', 'unused', 'archived'] as const;
export type LockerMark = (typeof lockerMarks)[number];
export type LockerFilter = {
  readonly text: string;
  readonly kind: EvidenceKind | null;
  readonly mark: LockerMark | null;
  /** The running year, for what runs out. */
  readonly year: number;
};

const isUsed = sql<boolean>`exists (select from evidence_use where evidence_use.evidence_id = evidence.id)`;
const isExpiring = (year: number) => sql<boolean>`evidence.validity_year <= ${year}`;
const isBroken = sql<boolean>`evidence.link_state in ('broken', 'unreachable')`;

function matching<Query extends ReturnType<typeof evidences>>(
  query: Query,
  viewer: Viewer,
  filter: LockerFilter,
): Query {
  let found = query.where((where) => inLockerOf(viewer)(where as never));
  found = found.where('evidence.archived_at', filter.mark === 'archived' ? 'is not' : 'is', null);
  if (filter.kind) found = found.where('evidence.kind', '=', filter.kind);
  if (filter.mark === 'expiring') found = found.where(isExpiring(filter.year));
  if (filter.mark === 'broken') found = found.where(isBroken);
  if (filter.mark === 'unused') found = found.where(sql<boolean>`not ${isUsed}`);
  for (const word of filter.text.split(/\s+/).filter((it) => it !== '')) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    found = found.where((it) =>
      it.or([
        it('evidence.title', 'ilike', like),
        it('evidence.number', 'ilike', like),
        it('evidence.issuer', 'ilike', like),
      ]),
    );
  }
  return found as Query;
}

export type LockerItem = Evidence & { readonly uses: number };

/** One page of the locker and how many there are, newest change first. */
export async function listLocker(
  conn: Conn,
  viewer: Viewer,
  filter: LockerFilter,
  page: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly items: readonly LockerItem[] }> {
  const rows = await listed(conn, viewer, filter)
    .select(sql<number>`count(*) over ()`.as('total'))
    .limit(page.size)
    .offset(page.offset)
    .execute();
  return { total: rows[0]?.total ?? 0, items: rows.map(({ total: _total, ...row }) => toItem(row)) };
}

/** All of the same evidence, as it comes. */
export async function* allOfLocker(
  conn: Conn,
  viewer: Viewer,
  filter: LockerFilter,
): AsyncGenerator<readonly LockerItem[]> {
  for await (const rows of inBatches<Row & { uses: number }>(conn, listed(conn, viewer, filter)))
    yield rows.map(toItem);
}

const toItem = ({ uses, ...row }: Row & { uses: number }): LockerItem => ({ ...toEvidence(row), uses });

function listed(conn: Conn, viewer: Viewer, filter: LockerFilter) {
  return matching(evidences(conn), viewer, filter)
    .select([
      sql<number>`(select count(distinct (subject_kind, subject_id)) from evidence_use
        where evidence_id = evidence.id)`.as('uses'),
    ])
    .orderBy('evidence.updated_at', 'desc')
    .orderBy('evidence.id', 'desc');
}

export type LockerCounts = { readonly expiring: number; readonly broken: number };

/** What of the viewer's locker runs out or no longer answers. */
export async function lockerCounts(conn: Conn, viewer: Viewer, year: number): Promise<LockerCounts> {
  return tables(conn)
    .selectFrom('evidence')
    .select([
      sql<number>`count(*) filter (where ${isExpiring(year)})`.as('expiring'),
      sql<number>`count(*) filter (where ${isBroken})`.as('broken'),
    ])
    .where('evidence.archived_at', 'is', null)
    .where((where) => inLockerOf(viewer)(where))
    .executeTakeFirstOrThrow();
}

/** How many living pieces of evidence run out by the year or have a broken link, by the subject that they prove. */
export async function ailingEvidence(
  conn: Conn,
  { kind, ids, year }: { readonly kind: string; readonly ids: readonly string[]; readonly year: number },
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('evidence_use as used')
    .innerJoin('evidence', 'evidence.id', 'used.evidence_id')
    .select(['used.subject_id as id', sql<number>`count(distinct evidence.id)`.as('n')])
    .where('used.subject_kind', '=', kind)
    .where('used.subject_id', 'in', [...ids])
    .where('evidence.archived_at', 'is', null)
    .where((where) => where.or([isExpiring(year), isBroken]))
    .groupBy('used.subject_id')
    .execute();
  return new Map(rows.map((row) => [row.id, row.n]));
}

/** How many pieces of evidence prove the subject and nothing else. */
export async function provingOnly(conn: Conn, subject: Subject): Promise<number> {
  const found = await sql<{ n: number }>`select count(distinct u.evidence_id) as n from evidence_use u
    where u.subject_kind = ${subject.kind} and u.subject_id = ${subject.id} and not exists (
      select from evidence_use o where o.evidence_id = u.evidence_id
        and (o.subject_kind, o.subject_id) <> (u.subject_kind, u.subject_id))`.execute(tables(conn));
  return found.rows[0]?.n ?? 0;
}

/** Where an evidence is used, oldest first. */
export async function usesOf(conn: Conn, id: EvidenceId): Promise<readonly Use[]> {
  return tables(conn)
    .selectFrom('evidence_use')
    .select(['evidence_id as evidenceId', 'subject_kind as kind', 'subject_id as id', 'place'])
    .where('evidence_id', '=', id)
    .orderBy('added_at')
    .orderBy('place')
    .execute();
}

export type UsedEvidence = Evidence & { readonly place: string };

const ofSubject = (onlyPublic: boolean) =>
  statement<Subject, Row & { readonly place: string }>((conn, { kind, id }) => {
    const query = evidences(conn)
      .innerJoin('evidence_use as used', 'used.evidence_id', 'evidence.id')
      .select('used.place')
      .where('used.subject_kind', '=', kind)
      .where('used.subject_id', '=', id)
      .orderBy('used.place')
      .orderBy('used.added_at');
    if (!onlyPublic) return query;
    return query.where('evidence.is_public', '=', true).where('evidence.archived_at', 'is', null);
  });
const allOfSubject = ofSubject(false);
const publicOfSubject = ofSubject(true);

/** What proves a subject, by place; `onlyPublic`: what everyone may see of it, given that the subject itself is public. */
export async function evidenceOf(
  conn: Conn,
  subject: Subject,
  { onlyPublic }: { readonly onlyPublic: boolean },
): Promise<readonly UsedEvidence[]> {
  const rows = await (onlyPublic ? publicOfSubject : allOfSubject)(conn, subject);
  return rows.map(({ place, ...row }) => ({ ...toEvidence(row), place }));
}

/** Whether there is any of it, as a part of a larger question. */
export const hasPublicEvidence = ({ kind, id }: Subject) =>
  sql<boolean>`exists (select from evidence_use used join evidence on evidence.id = used.evidence_id
    where used.subject_kind = ${kind} and used.subject_id = ${id}
      and evidence.is_public and evidence.archived_at is null)`;

/** What proves many subjects of one kind, with the subject's id, by place: for reckoning over a list. */
export async function evidenceOfMany(
  conn: Conn,
  { kind, ids }: { readonly kind: string; readonly ids: readonly string[] },
): Promise<readonly (UsedEvidence & { readonly subjectId: string })[]> {
  if (ids.length === 0) return [];
  const rows = await evidences(conn)
    .innerJoin('evidence_use as used', 'used.evidence_id', 'evidence.id')
    .select(['used.place', 'used.subject_id as subjectId'])
    .where('used.subject_kind', '=', kind)
    .where('used.subject_id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .orderBy('used.place')
    .orderBy('used.added_at')
    .execute();
  return rows.map(({ place, subjectId, ...row }) => ({ ...toEvidence(row), place, subjectId }));
}

/** What of an evidence says whether it proves something of a year. */
export type PlacedProof = readonly [
  place: string,
  kind: 'file' | 'link',
  documentDate: string | null,
  validityYear: number | null,
  isArchived: boolean,
];

/** The same of very many subjects, by their ids, without what people read of it. */
export async function placedProofs(
  conn: Conn,
  { kind, ids }: { readonly kind: string; readonly ids: readonly string[] },
): Promise<ReadonlyMap<string, readonly PlacedProof[]>> {
  const found = await sql<{ id: string; proofs: readonly PlacedProof[] }>`
    select u.subject_id as id,
      json_agg(json_build_array(u.place, e.kind, e.document_date, e.validity_year, e.archived_at is not null)) as proofs
    from evidence_use u join evidence e on e.id = u.evidence_id
    where u.subject_kind = ${kind} and u.subject_id = any(${ids}::uuid[]) group by u.subject_id`.execute(tables(conn));
  return new Map(found.rows.map((it) => [it.id, it.proofs]));
}

/** What the viewer may attach to something: the living evidence of the own locker, newest first. */
export async function attachable(conn: Conn, viewer: Viewer, limit: number): Promise<readonly Evidence[]> {
  const rows = await evidences(conn)
    .where((where) => inLockerOf(viewer)(where as never))
    .where('evidence.archived_at', 'is', null)
    .orderBy('evidence.updated_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toEvidence);
}

/** Every link that is to be looked at again. */
export async function linksToCheck(conn: Conn): Promise<readonly EvidenceId[]> {
  const rows = await tables(conn)
    .selectFrom('evidence')
    .select('id')
    .where('kind', '=', 'link')
    .where('archived_at', 'is', null)
    .orderBy('link_checked_at', (order) => order.asc().nullsFirst())
    .execute();
  return rows.map((row) => row.id);
}
