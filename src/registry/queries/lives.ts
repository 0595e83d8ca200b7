import { sql } from 'kysely';
import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationContent } from '../model/content.ts';
import type { InnovationId } from '../model/ids.ts';
import { tables } from '../schema.ts';

/** What the public reads of how long an innovation lives; days are `YYYY-MM-DD`. */
export type RecordLife = Pick<
  InnovationContent,
  'startDate' | 'startYear' | 'startYearCertain' | 'digital' | 'sustainabilityStatus' | 'sustainabilityDate'
> & {
  readonly id: InnovationId;
  readonly title: string;
  readonly institutionId: InstitutionId;
  readonly regionCode: string | null;
  readonly affair: string | null;
  readonly createdAt: Date;
  /** Made by the demonstration. */
  readonly isExample: boolean;
};

/** The life of every record that everyone may read, as its public text tells it; of a province or region with what lies in it. */
export async function recordLives(conn: Conn, place: string | null = null): Promise<readonly RecordLife[]> {
  return tables(conn)
    .selectFrom('innovation as i')
    .innerJoin('innovation_version as v', 'v.id', 'i.published_version_id')
    .innerJoin('institution as n', 'n.id', 'i.institution_id')
    .select([
      'i.id',
      'i.institution_id as institutionId',
      sql<string>`v.content ->> 'title'`.as('title'),
      'n.region_code as regionCode',
      'i.created_at as createdAt',
      sql<boolean>`i.origin = 'demo'`.as('isExample'),
      sql<string | null>`v.content ->> 'mainAffair'`.as('affair'),
      sql<boolean | null>`(v.content ->> 'digital')::boolean`.as('digital'),
      sql<string | null>`v.content ->> 'startDate'`.as('startDate'),
      sql<number | null>`(v.content ->> 'startYear')::integer`.as('startYear'),
      sql<boolean>`(v.content ->> 'startYearCertain')::boolean`.as('startYearCertain'),
      sql<RecordLife['sustainabilityStatus']>`v.content ->> 'sustainabilityStatus'`.as('sustainabilityStatus'),
      sql<string | null>`v.content ->> 'sustainabilityDate'`.as('sustainabilityDate'),
    ])
    .where('i.state', '=', 'published')
    .$if(place !== null, (it) => it.where('n.region_code', 'like', `${place}%`))
    .execute();
}
