import type { InstitutionId, PersonId } from '#identity/index.ts';
import { type Conn, tablesOf } from '#platform/db.ts';

export type Leader = {
  readonly personId: PersonId;
  readonly institutionId: InstitutionId;
  readonly regionCode: string;
};

const tables = tablesOf<{
  membership: { person_id: PersonId; role: string; institution_id: InstitutionId; ended_at: Date | null };
  person: { id: PersonId; deactivated_at: Date | null };
  institution: { id: InstitutionId; region_code: string | null };
}>();

/** Everybody who leads a government of a region now. */
export async function leadersOf(conn: Conn): Promise<readonly Leader[]> {
  return tables(conn)
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .innerJoin('institution as n', 'n.id', 'm.institution_id')
    .select(['m.person_id as personId', 'm.institution_id as institutionId', 'n.region_code as regionCode'])
    .where('m.role', '=', 'leader')
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null)
    .where('n.region_code', 'is not', null)
    .$narrowType<{ regionCode: string }>()
    .orderBy('n.region_code')
    .orderBy('m.person_id')
    .execute();
}
