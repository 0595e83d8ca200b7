import { sql } from 'kysely';
import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import { tables } from '../schema.ts';

export type Told = {
  readonly title: string;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly keeperIds: readonly PersonId[];
};

/** What a notice says of a record, and whom it may be told to; for jobs, which look as the house itself. */
export async function toldOf(conn: Conn, id: InnovationId): Promise<Told | null> {
  const row = await tables(conn)
    .selectFrom('innovation')
    .innerJoin('institution as n', 'n.id', 'innovation.institution_id')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) =>
        on('v.id', '=', on.fn.coalesce('innovation.working_version_id', 'innovation.published_version_id')),
      ),
    )
    .select([
      'innovation.institution_id as institutionId',
      'n.name as institutionName',
      sql<string>`v.content ->> 'title'`.as('title'),
      sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k join person p on p.id = k.person_id
        where k.innovation_id = innovation.id and k.until is null and p.deactivated_at is null)`.as('keeperIds'),
    ])
    .where('innovation.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
