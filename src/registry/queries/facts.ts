import { sql } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationContent } from '../model/content.ts';
import type { InnovationId } from '../model/ids.ts';
import type { Award } from '../model/record.ts';
import { tables } from '../schema.ts';
import { awardsOf } from './register.ts';

/** What a competition holds a record against, whoever asks. */
export type RecordFacts = Pick<InnovationContent, 'startDate' | 'startYear' | 'startYearCertain'> & {
  readonly versionNo: number;
  readonly awards: readonly Award[];
  readonly keeperIds: readonly PersonId[];
};

/** The facts of the newest version; null for a record that is gone. The caller has asked whether they may be told. */
export async function recordFacts(conn: Conn, id: InnovationId): Promise<RecordFacts | null> {
  const row = await tables(conn)
    .selectFrom('innovation')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) =>
        on('v.id', '=', on.fn.coalesce('innovation.working_version_id', 'innovation.published_version_id')),
      ),
    )
    .select([
      'v.no as versionNo',
      'v.content',
      sql<PersonId[]>`array(select k.person_id::text from innovation_keeper k join person p on p.id = k.person_id
        where k.innovation_id = innovation.id and k.until is null and p.deactivated_at is null)`.as('keeperIds'),
    ])
    .where('innovation.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { startDate, startYear, startYearCertain } = row.content;
  const { versionNo, keeperIds } = row;
  return { startDate, startYear, startYearCertain, versionNo, keeperIds, awards: await awardsOf(conn, id) };
}
