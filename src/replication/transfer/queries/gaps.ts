import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { Readiness } from '../../needs/model.ts';
import { readinessOf } from '../../needs/queries/needs.ts';
import type { Replication } from '../model/replication.ts';

type Placed = Pick<Replication, 'institutionId' | 'unitId'> & { readonly originId: InnovationId };

/** How ready the replicator's place is: what its unit answered, else what the institution as a whole did; null when nobody has. */
export async function readinessFor(conn: Conn, { originId, institutionId, unitId }: Placed): Promise<Readiness | null> {
  const own = unitId && (await readinessOf(conn, originId, { institutionId, unitId }));
  return own || readinessOf(conn, originId, { institutionId, unitId: null });
}
