import { sql } from 'kysely';
import type { Institution, InstitutionId, UnitId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationContent } from '../model/content.ts';
import type { InnovationId, VersionId } from '../model/ids.ts';
import type { InnovationState, VersionState } from '../model/states.ts';
import { tables } from '../schema.ts';

export type ListedInnovation = {
  readonly id: InnovationId;
  readonly state: InnovationState;
  readonly versionState: VersionState;
  readonly content: InnovationContent;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly unitId: UnitId | null;
  readonly unitName: string | null;
  readonly regionCode: string | null;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
  readonly awards: readonly {
    readonly levelText: string;
    readonly competition: string;
    readonly year: number | null;
  }[];
};

/**
 * What a list tells of these records, in the order of the ids: of each the text before the public, or with `work` the
 * one being written. Whoever calls has asked who may see them; with `work` false only what is public is answered.
 */
export async function listedInnovations(
  conn: Conn,
  ids: readonly InnovationId[],
  { work }: { readonly work: boolean },
): Promise<readonly ListedInnovation[]> {
  if (ids.length === 0) return [];
  let query = tables(conn)
    .selectFrom('innovation as i')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) =>
        on(
          'v.id',
          '=',
          work ? on.fn.coalesce('i.working_version_id', 'i.published_version_id') : on.ref('i.published_version_id'),
        ),
      ),
    )
    .innerJoin('institution as n', 'n.id', 'i.institution_id')
    .leftJoin('unit as u', 'u.id', 'i.unit_id')
    .select([
      'i.id',
      'i.state',
      'v.state as versionState',
      'v.content',
      'i.institution_id as institutionId',
      'n.name as institutionName',
      'i.unit_id as unitId',
      'u.name as unitName',
      'n.region_code as regionCode',
      'i.published_at as publishedAt',
      sql<Date>`coalesce(v.decided_at, v.saved_at)`.as('updatedAt'),
      sql<ListedInnovation['awards']>`coalesce((select json_agg(json_build_object('levelText', a.level_text,
        'competition', a.competition, 'year', a.year) order by a.year desc nulls last, a.id)
        from innovation_award a where a.innovation_id = i.id), '[]')`.as('awards'),
    ])
    .where('i.id', 'in', [...ids]);
  if (!work) query = query.where('i.state', '=', 'published');
  const rows = new Map((await query.execute()).map((row) => [row.id, row]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

/** A record as the public reads it now, as thin as outside programs are told. */
export type PublicNow = {
  readonly id: InnovationId;
  readonly title: string;
  readonly versionNo: number;
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly regionCode: string | null;
  readonly publishedAt: Date;
  readonly changedAt: Date;
  /** Whether the public has read another version before the given one, or a later one that was taken back. */
  readonly wasRead: boolean;
};

/** What the public reads of the record, null when it reads nothing; `versionId` is the version that an event is about. */
export async function publicNow(conn: Conn, id: InnovationId, versionId: VersionId | null): Promise<PublicNow | null> {
  const row = await tables(conn)
    .selectFrom('innovation as i')
    .innerJoin('innovation_version as v', 'v.id', 'i.published_version_id')
    .innerJoin('institution as n', 'n.id', 'i.institution_id')
    .leftJoin('innovation_version as e', (join) => join.on('e.id', '=', versionId))
    .select([
      'i.id',
      'v.no as versionNo',
      'i.institution_id as institutionId',
      'n.name as institutionName',
      'n.region_code as regionCode',
      sql<string>`v.content ->> 'title'`.as('title'),
      sql<Date>`coalesce(i.published_at, v.saved_at)`.as('publishedAt'),
      sql<Date>`coalesce(v.decided_at, v.saved_at)`.as('changedAt'),
      sql<boolean>`exists (select from innovation_version o where o.innovation_id = i.id and o.id <> e.id
        and ((o.state = 'superseded' and o.no < e.no) or (o.state = 'withdrawn' and o.no > e.no)))`.as('wasRead'),
    ])
    .where('i.id', '=', id)
    .where('i.state', '=', 'published')
    .executeTakeFirst();
  return row ?? null;
}

export type PublishedVersion = {
  readonly id: VersionId;
  readonly no: number;
  readonly state: 'published' | 'superseded';
  readonly publishedAt: Date;
  readonly whatChanged: string;
};

/** The versions that the public has read, newest first. */
export async function publishedVersions(conn: Conn, id: InnovationId): Promise<readonly PublishedVersion[]> {
  const rows = await tables(conn)
    .selectFrom('innovation_version as v')
    .select(['v.id', 'v.no', 'v.state', 'v.what_changed as whatChanged'])
    .select(sql<Date>`coalesce(v.decided_at, v.saved_at)`.as('publishedAt'))
    .where('v.innovation_id', '=', id)
    .where('v.state', 'in', ['published', 'superseded'])
    .orderBy('v.no', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, state: row.state === 'published' ? 'published' : 'superseded' }));
}

type Counted = Institution & { readonly innovations: number };

/** One page of the institutions that have published innovations, by region and name, and how many there are. */
export async function publicInstitutions(
  conn: Conn,
  page: { readonly size: number; readonly offset: number },
): Promise<{ readonly total: number; readonly items: readonly Counted[] }> {
  const rows = await tables(conn)
    .selectFrom('innovation as i')
    .innerJoin('institution as n', 'n.id', 'i.institution_id')
    .select(['n.id', 'n.kind', 'n.name', 'n.region_code as regionCode'])
    .select((it) => it.fn.countAll<number>().as('innovations'))
    .select(sql<number>`count(*) over ()`.as('total'))
    .where('i.state', '=', 'published')
    .groupBy(['n.id', 'n.kind', 'n.name', 'n.region_code'])
    .orderBy('n.region_code', (order) => order.asc().nullsFirst())
    .orderBy('n.name')
    .orderBy('n.id')
    .limit(page.size)
    .offset(page.offset)
    .execute();
  const items = rows.map(({ total: _total, ...row }) => row);
  if (rows[0] || page.offset === 0) return { total: rows[0]?.total ?? 0, items };
  return { total: (await publicInstitutions(conn, { size: 1, offset: 0 })).total, items };
}
