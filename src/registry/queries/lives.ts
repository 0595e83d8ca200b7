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

/** The life of every record that everyone may read, as its public text tells it. */
export async function recordLives(conn: Conn): Promise<readonly RecordLife[]> {
  // Each text is unpacked once, for all that is read of it: that is what takes the time.
  const found = await sql<RecordLife>`
    select i.id, i.institution_id as "institutionId", c.title, n.region_code as "regionCode", i.created_at as "createdAt",
      i.origin = 'demo' as "isExample", c."mainAffair" as affair, c.digital, c."startDate", c."startYear",
      coalesce(c."startYearCertain", true) as "startYearCertain", c."sustainabilityStatus", c."sustainabilityDate"
    from innovation i
    join innovation_version v on v.id = i.published_version_id
    join institution n on n.id = i.institution_id
    cross join lateral jsonb_to_record(v.content) as c (title text, "mainAffair" text, digital boolean, "startDate" text,
      "startYear" integer, "startYearCertain" boolean, "sustainabilityStatus" text, "sustainabilityDate" text)
    where i.state = 'published'`.execute(tables(conn));
  return found.rows;
}
