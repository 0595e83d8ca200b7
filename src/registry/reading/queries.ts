import { sql } from 'kysely';
import type { InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationContent } from '../model/content.ts';
import type { InnovationId, VersionId } from '../model/ids.ts';
import { tables } from '../schema.ts';
import { searchCatalogue } from '../search/catalogue-search.ts';
import { noFilter } from '../search/filter.ts';

export type ReadVersion = {
  readonly versionId: VersionId;
  readonly innovationId: InnovationId;
  readonly content: InnovationContent;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly regionCode: string | null;
};

function versions(conn: Conn) {
  return tables(conn)
    .selectFrom('innovation_version as v')
    .innerJoin('innovation as i', 'i.id', 'v.innovation_id')
    .innerJoin('institution as n', 'n.id', 'i.institution_id')
    .leftJoin('unit as u', 'u.id', 'i.unit_id')
    .select([
      'v.id as versionId',
      'i.id as innovationId',
      'v.content',
      'n.id as institutionId',
      'n.name as institutionName',
      'u.name as unitName',
      'n.region_code as regionCode',
    ]);
}

/** A version that is or was public; null for one in work, and for one whose publication was taken back. */
export async function publicVersion(conn: Conn, id: VersionId): Promise<ReadVersion | null> {
  const query = versions(conn).where('v.id', '=', id).where('v.state', 'in', ['published', 'superseded']);
  return (await query.executeTakeFirst()) ?? null;
}

/** Public versions of the innovations that the catalogue finds for the words or the id, in its order; the newest without words. */
export async function findPublicVersions(conn: Conn, text: string): Promise<readonly ReadVersion[]> {
  const asked = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(text)?.[0];
  const ids = asked ? [asked as InnovationId] : await foundIds(conn, text);
  if (ids.length === 0) return [];
  return versions(conn)
    .whereRef('v.id', '=', 'i.published_version_id')
    .where('i.state', '=', 'published')
    .where('i.id', 'in', ids)
    .orderBy(sql`array_position(${sql.val(ids)}::uuid[], i.id)`)
    .execute();
}

async function foundIds(conn: Conn, text: string): Promise<InnovationId[]> {
  const question = { typed: text, filter: noFilter, sort: text === '' ? 'newest' : 'relevance', page: 1 } as const;
  const answer = await searchCatalogue(conn, question);
  return answer.hits.map((hit) => hit.id);
}

/** What a version is about. */
export type VersionGist = {
  readonly id: VersionId;
  readonly affair: string | null;
  readonly digital: boolean | null;
  /** Its first texts. */
  readonly text: string;
};

/** What each version is about; `onlyPublic`: of those that are or were public. The caller has asked who may. */
export async function gistsOf(
  conn: Conn,
  ids: readonly VersionId[],
  { onlyPublic }: { readonly onlyPublic: boolean },
): Promise<readonly VersionGist[]> {
  if (ids.length === 0) return [];
  const versions = tables(conn)
    .selectFrom('innovation_version as v')
    .select('v.id')
    .select([
      sql<string | null>`v.content ->> 'mainAffair'`.as('affair'),
      sql<boolean | null>`(v.content ->> 'digital')::boolean`.as('digital'),
      sql<string>`left(concat_ws(' ', v.content ->> 'title', v.content ->> 'summary', v.content ->> 'design'), 4000)`.as(
        'text',
      ),
    ])
    .where('v.id', 'in', [...ids]);
  return (onlyPublic ? versions.where('v.state', 'in', ['published', 'superseded']) : versions).execute();
}
