import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { organiserRoles } from '../../edition/rules/moves.ts';
import type { Interview } from '../model/interview.ts';
import { tables } from '../schema.ts';

/** Who is told of an interview on the side of the entry: keepers, innovators of the unit, the admin of the institution. */
export async function entrantsOf(
  conn: Conn,
  { institutionId, unitId, keeperIds }: Pick<Interview, 'institutionId' | 'unitId' | 'keeperIds'>,
): Promise<readonly PersonId[]> {
  const rows = await tables(conn)
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select('p.id')
    .distinct()
    .where('m.institution_id', '=', institutionId)
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null)
    .where((it) => {
      const ofUnit = unitId ? [it('m.unit_id', '=', unitId)] : [];
      const keepers = keeperIds.length > 0 ? [it('p.id', 'in', [...keeperIds])] : [];
      const innovators = [...ofUnit, ...keepers].map((one) => it.and([it('m.role', '=', 'innovator'), one]));
      return it.or([it('m.role', '=', 'local_admin'), ...innovators]);
    })
    .orderBy('p.id')
    .execute();
  return rows.map((row) => row.id);
}

/** Who organises competitions of the institution. */
export async function organisersOf(conn: Conn, organiserId: InstitutionId): Promise<readonly PersonId[]> {
  const rows = await tables(conn)
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select('p.id')
    .distinct()
    .where('m.institution_id', '=', organiserId)
    .where('m.role', 'in', [...organiserRoles])
    .where('m.ended_at', 'is', null)
    .where('p.deactivated_at', 'is', null)
    .orderBy('p.id')
    .execute();
  return rows.map((row) => row.id);
}
