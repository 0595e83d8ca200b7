import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { Replication } from './model/replication.ts';
import { replicationsOfOrigins, replicationsOfReplicas } from './queries/replication.ts';

/** A copy that is at work, between two records that everyone may read. */
export type CopyTold = {
  readonly originId: string;
  readonly originTitle: string;
  readonly originInstitution: string;
  readonly replicaId: string;
  readonly replicaTitle: string;
  readonly replicaInstitution: string;
  /** The day `YYYY-MM-DD` on which it went to work. */
  readonly since: string | null;
};

/** Copies of these innovations, and what these were copied from, by registered replications that went to work. */
export async function copiesAround(conn: Conn, ids: readonly string[]): Promise<readonly CopyTold[]> {
  const records = ids as readonly InnovationId[];
  const given = await replicationsOfOrigins(conn, records);
  const taken = await replicationsOfReplicas(conn, records);
  const all = new Map([...given, ...taken].map((it) => [it.id, it]));
  return [...all.values()].flatMap(toldOf);
}

function toldOf(it: Replication): readonly CopyTold[] {
  const { originId, replicaId, originTitle, replicaTitle, startedOn } = it;
  const isPublic = it.originIsPublic && it.replicaIsPublic && startedOn !== null;
  if (!isPublic || originId === null || replicaId === null || it.state === 'stopped') return [];
  return [
    {
      originId,
      originTitle,
      originInstitution: it.ownerName,
      replicaId,
      replicaTitle: replicaTitle ?? '',
      replicaInstitution: it.institutionName,
      since: startedOn,
    },
  ];
}
