import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { tables } from '../schema.ts';

export type Candidate = { readonly id: PersonId; readonly name: string; readonly place: string };

/** Whom one may ask to accompany a replication: coaches and the hub's people (domain §2, §5). */
export async function facilitatorCandidates(conn: Conn): Promise<readonly Candidate[]> {
  return tables(conn)
    .selectFrom('person as p')
    .innerJoin('membership as m', 'm.person_id', 'p.id')
    .innerJoin('institution as i', 'i.id', 'm.institution_id')
    .select(['p.id', 'p.name', 'i.name as place'])
    .distinctOn(['p.name', 'p.id'])
    .where('m.role', 'in', ['coach', 'hub_admin'])
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
}
