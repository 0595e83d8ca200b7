import { sql } from 'kysely';
import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { LastingContent } from '../model/content.ts';
import { tables } from '../schema.ts';

/** What was verified of a public innovation, with whose it is. */
export type ClimbingRecord = {
  readonly innovationId: InnovationId;
  readonly title: string;
  readonly institutionId: InstitutionId;
  readonly regionCode: string | null;
  readonly content: LastingContent;
};

/** Every verified record of the innovations that everyone may read, by title. */
export async function publicClimbs(conn: Conn): Promise<readonly ClimbingRecord[]> {
  return tables(conn)
    .selectFrom('lasting_record as r')
    .innerJoin('innovation as i', 'i.id', 'r.innovation_id')
    .innerJoin('innovation_version as v', 'v.id', 'i.published_version_id')
    .innerJoin('institution as n', 'n.id', 'i.institution_id')
    .select([
      'i.id as innovationId',
      sql<string>`v.content ->> 'title'`.as('title'),
      'n.id as institutionId',
      'n.region_code as regionCode',
      'r.verified_content as content',
    ])
    .where('i.state', '=', 'published')
    .where('r.state', '<>', 'withdrawn')
    .where('r.verified_content', 'is not', null)
    .orderBy('title')
    .orderBy('i.id')
    .$narrowType<{ content: LastingContent }>()
    .execute();
}
