import { sql } from 'kysely';
import type { PersonId, Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import type { Commitment, Replication, ReplicationId } from '../model/replication.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';

const columns = [
  'r.id',
  'r.state',
  'r.stood',
  'r.origin_id as originId',
  'r.institution_id as institutionId',
  'i.name as institutionName',
  'r.unit_id as unitId',
  'u.name as unitName',
  'r.region_code as regionCode',
  'r.problem_id as problemId',
  'p.title as problemTitle',
  'r.replica_id as replicaId',
  'r.reason',
  'r.why',
  'r.contact_name as contactName',
  'r.contact_email as contactEmail',
  'r.contact_phone as contactPhone',
  'r.asked_by as askedBy',
  'a.name as askedByName',
  'r.asked_at as askedAt',
  'v.name as verifiedByName',
  'r.verified_at as verifiedAt',
  'r.verify_note as verifyNote',
  'r.facilitator_id as facilitatorId',
  'f.name as facilitatorName',
  'r.agreement_kind as agreementKind',
  'r.agreement_number as agreementNumber',
  'r.agreement_date as agreementDate',
  'r.agreement_parties as agreementParties',
  'r.agreed_at as agreedAt',
  'r.started_on as startedOn',
  'r.start_note as startNote',
  'r.evaluation',
  'r.evaluation_impact as evaluationImpact',
  'r.evaluated_by as evaluatedBy',
  'r.evaluated_at as evaluatedAt',
  'r.back_note as backNote',
  'r.certificate',
  'r.certificate_code as certificateCode',
  'r.certificate_number as certificateNumber',
  'r.certified_at as certifiedAt',
  'r.moved_at as movedAt',
  'r.revision',
] as const;

const ofOrigin = {
  ownerId: sql<Replication['ownerId']>`coalesce(o.institution_id, r.owner_id)`,
  originTitle: sql<string>`coalesce(ov.content ->> 'title', r.origin_title)`,
  originIsPublic: sql<boolean>`coalesce(o.state = 'published', false)`,
  replicaTitle: sql<string | null>`rv.content ->> 'title'`,
  replicaIsPublic: sql<boolean>`coalesce(c.state = 'published', false)`,
  keeperIds: sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k
    where k.innovation_id = o.id and k.until is null order by k.person_id)`,
};

export function heads(conn: Conn) {
  return tables(conn)
    .selectFrom('replication as r')
    .innerJoin('institution as i', 'i.id', 'r.institution_id')
    .leftJoin('unit as u', 'u.id', 'r.unit_id')
    .leftJoin('innovation as o', 'o.id', 'r.origin_id')
    .leftJoin('innovation_version as ov', 'ov.id', 'o.published_version_id')
    .innerJoin('institution as w', (join) => join.onRef('w.id', '=', sql`coalesce(o.institution_id, r.owner_id)`))
    .leftJoin('unit as wu', 'wu.id', 'o.unit_id')
    .leftJoin('innovation as c', 'c.id', 'r.replica_id')
    .leftJoin('innovation_version as rv', (join) =>
      join.onRef('rv.id', '=', sql`coalesce(c.published_version_id, c.working_version_id)`),
    )
    .leftJoin('problem as p', 'p.id', 'r.problem_id')
    .leftJoin('person as a', 'a.id', 'r.asked_by')
    .leftJoin('person as v', 'v.id', 'r.verified_by')
    .leftJoin('person as f', 'f.id', 'r.facilitator_id')
    .select(columns)
    .select([
      ofOrigin.ownerId.as('ownerId'),
      'w.name as ownerName',
      'w.region_code as ownerRegion',
      'o.unit_id as ownerUnitId',
      'wu.name as ownerUnitName',
      ofOrigin.originTitle.as('originTitle'),
      ofOrigin.originIsPublic.as('originIsPublic'),
      ofOrigin.replicaTitle.as('replicaTitle'),
      ofOrigin.replicaIsPublic.as('replicaIsPublic'),
      ofOrigin.keeperIds.as('keeperIds'),
    ]);
}

type Head = Awaited<ReturnType<ReturnType<typeof heads>['execute']>>[number];

/** With their commitments: one more statement, however many they are. */
export async function whole(conn: Conn, rows: readonly Head[]): Promise<readonly Replication[]> {
  if (rows.length === 0) return [];
  const commitments = await commitmentsOf(
    conn,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toReplication(row, commitments.get(row.id) ?? []));
}

function toReplication(row: Head, commitments: readonly Commitment[]): Replication {
  const { contactName, contactEmail, contactPhone, ...rest } = row;
  const { agreementKind, agreementNumber, agreementDate, agreementParties, agreedAt, ...kept } = rest;
  const isAgreed = agreementKind !== null && agreementDate !== null && agreedAt !== null;
  return {
    ...kept,
    contact: { name: contactName, email: contactEmail, phone: contactPhone },
    agreement: isAgreed
      ? { kind: agreementKind, number: agreementNumber, date: agreementDate, parties: agreementParties, at: agreedAt }
      : null,
    commitments,
  };
}

async function commitmentsOf(
  conn: Conn,
  ids: readonly ReplicationId[],
): Promise<ReadonlyMap<ReplicationId, readonly Commitment[]>> {
  const rows = await tables(conn)
    .selectFrom('replication_commitment')
    .select([
      'replication_id as replicationId',
      'side',
      'person_id as personId',
      'name',
      'office',
      'committed_on as committedOn',
    ])
    .where('replication_id', 'in', [...ids])
    .orderBy('at')
    .execute();
  return Map.groupBy(rows, (row) => row.replicationId);
}

/** The replication of this id, whoever asks; the caller asks whether it may be seen. */
export async function replicationById(conn: Conn, id: ReplicationId): Promise<Replication | null> {
  return (await whole(conn, await heads(conn).where('r.id', '=', id).execute()))[0] ?? null;
}

/** The same, when the viewer may read it. */
export async function replicationFor(conn: Conn, viewer: Viewer, id: ReplicationId): Promise<Replication | null> {
  const rows = await heads(conn).where('r.id', '=', id).where(visibleTo(viewer)).execute();
  return (await whole(conn, rows))[0] ?? null;
}

/** All that the viewer reads, the one that moved last first. */
export async function replicationsFor(conn: Conn, viewer: Viewer): Promise<readonly Replication[]> {
  const rows = await heads(conn).where(visibleTo(viewer)).orderBy('r.moved_at', 'desc').orderBy('r.id').execute();
  return whole(conn, rows);
}

/** All of these origins, whoever asks, the oldest first: for counting, and for pages that show what is public of them. */
export async function replicationsOfOrigins(conn: Conn, ids: readonly InnovationId[]): Promise<readonly Replication[]> {
  if (ids.length === 0) return [];
  const rows = await heads(conn)
    .where('r.origin_id', '=', sql<InnovationId>`any(${ids}::uuid[])`)
    .orderBy('r.asked_at')
    .orderBy('r.id')
    .execute();
  return whole(conn, rows);
}

/** Those whose replicas these records are, whoever asks, the oldest first. */
export async function replicationsOfReplicas(
  conn: Conn,
  ids: readonly InnovationId[],
): Promise<readonly Replication[]> {
  if (ids.length === 0) return [];
  const rows = await heads(conn)
    .where('r.replica_id', 'in', [...ids])
    .orderBy('r.asked_at')
    .orderBy('r.id')
    .execute();
  return whole(conn, rows);
}

/** All of which the record is the origin or the replica, in one look, the oldest first. */
export async function replicationsAround(conn: Conn, id: InnovationId): Promise<readonly Replication[]> {
  const rows = await heads(conn)
    .where((where) => where.or([where('r.origin_id', '=', id), where('r.replica_id', '=', id)]))
    .orderBy('r.asked_at')
    .orderBy('r.id')
    .execute();
  return whole(conn, rows);
}

/** Whether there is any: most records have none, and their page, which everybody reads, asks no more. */
export const hasReplications = (id: InnovationId) =>
  sql<boolean>`exists (select from replication r where r.origin_id = ${id} or r.replica_id = ${id})`;

/** All that answer a problem, the oldest first. */
export async function replicationsOfProblem(conn: Conn, id: ProblemId): Promise<readonly Replication[]> {
  const rows = await heads(conn).where('r.problem_id', '=', id).orderBy('r.asked_at').orderBy('r.id').execute();
  return whole(conn, rows);
}

/** The replication whose replica the record is. */
export async function replicationOfReplica(conn: Conn, id: InnovationId): Promise<Replication | null> {
  return (await whole(conn, await heads(conn).where('r.replica_id', '=', id).execute()))[0] ?? null;
}

/** By the code on its certificate, whoever asks: who has it may. */
export async function replicationOfCode(conn: Conn, code: string): Promise<Replication | null> {
  return (await whole(conn, await heads(conn).where('r.certificate_code', '=', code).execute()))[0] ?? null;
}

/** Those of them that are not ended. */
export async function goingFor(conn: Conn, viewer: Viewer): Promise<readonly Replication[]> {
  const rows = await heads(conn)
    .where(visibleTo(viewer))
    .where('r.state', 'not in', ['certified', 'refused', 'stopped'])
    .orderBy('r.moved_at')
    .orderBy('r.id')
    .execute();
  return whole(conn, rows);
}

/** Those of these ids that the viewer may read. */
export async function replicationsByIds(
  conn: Conn,
  viewer: Viewer,
  ids: readonly ReplicationId[],
): Promise<readonly Replication[]> {
  if (ids.length === 0) return [];
  return whole(
    conn,
    await heads(conn)
      .where('r.id', 'in', [...ids])
      .where(visibleTo(viewer))
      .execute(),
  );
}
