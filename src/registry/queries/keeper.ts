import { sql } from 'kysely';
import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { calledRoles } from '../model/called-roles.ts';
import type { InnovationId } from '../model/ids.ts';
import { tables } from '../schema.ts';
import { serving } from './serving.ts';

export type Keeper = {
  readonly personId: PersonId;
  readonly name: string;
  readonly since: Date;
  readonly until: Date | null;
  /** False when the account is off, or the person left the record's institution (`serving`). */
  readonly active: boolean;
};

/** Who keeps the record and who kept it, present keepers first. */
export async function keepersOf(conn: Conn, id: InnovationId): Promise<readonly Keeper[]> {
  return tables(conn)
    .selectFrom('innovation_keeper as k')
    .innerJoin('innovation', 'innovation.id', 'k.innovation_id')
    .innerJoin('person as p', 'p.id', 'k.person_id')
    .select(['k.person_id as personId', 'p.name', 'k.since', 'k.until', serving(sql`k.person_id`).as('active')])
    .where('k.innovation_id', '=', id)
    .orderBy('k.until', (order) => order.desc().nullsFirst())
    .orderBy('k.since')
    .execute();
}

export type Candidate = { readonly personId: PersonId; readonly name: string; readonly unitName: string | null };

/** The living people of these institutions and their units, who may keep their records. */
export async function keeperCandidates(
  conn: Conn,
  institutionIds: readonly InstitutionId[],
): Promise<readonly Candidate[]> {
  if (institutionIds.length === 0) return [];
  return tables(conn)
    .selectFrom('person as p')
    .innerJoin('membership as m', 'm.person_id', 'p.id')
    .leftJoin('unit as u', 'u.id', 'm.unit_id')
    .select(['p.id as personId', 'p.name', (it) => it.fn.max('u.name').as('unitName')])
    .where('m.institution_id', 'in', [...institutionIds])
    .where('m.role', 'not in', calledRoles)
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null)
    .groupBy(['p.id', 'p.name'])
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
}
