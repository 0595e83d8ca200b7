import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { Condition } from '../condition/model.ts';
import { withCondition } from '../condition/rules.ts';
import type { InnovationContent } from '../model/content.ts';
import type { InnovationId } from '../model/ids.ts';
import type { AwardEntry, ExternalId, Lineage } from '../model/register.ts';
import { tables } from '../schema.ts';

/** A record as its public page tells it, for what is published elsewhere. */
export type PublicRecord = {
  readonly id: InnovationId;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly regionCode: string | null;
  readonly versionNo: number;
  readonly publishedAt: Date;
  readonly content: InnovationContent;
  readonly awards: readonly AwardEntry[];
  readonly externalIds: readonly ExternalId[];
  /** The origin only while it is public itself. */
  readonly lineage: Lineage | null;
};

type Row = PublicRecord & { readonly conditions: readonly Pick<Condition, 'status' | 'reason' | 'since'>[] };

/** Those of the records that are public, in one statement for all. */
export async function publicRecords(conn: Conn, ids: readonly InnovationId[]): Promise<readonly PublicRecord[]> {
  if (ids.length === 0) return [];
  const found = await sql<Row>`
    select i.id, n.name as "institutionName", u.name as "unitName", n.region_code as "regionCode", v.no as "versionNo",
      coalesce(i.published_at, v.saved_at) as "publishedAt", v.content,
      (select coalesce(json_agg(json_build_object('titleUsed', a.title_used, 'competition', a.competition,
        'awardGroup', a.award_group, 'levelText', a.level_text, 'levelTop', a.level_top, 'year', a.year,
        'yearCertain', a.year_certain, 'sourceUrl', a.source_url, 'note', a.note)
        order by a.year desc nulls last, a.id), '[]') from innovation_award a where a.innovation_id = i.id) as awards,
      (select coalesce(json_agg(json_build_object('system', e.system, 'value', e.value) order by e.system, e.value), '[]')
        from innovation_external_id e where e.innovation_id = i.id) as "externalIds",
      (select json_build_object('originId', o.id, 'originText', l.origin_text, 'adaptation', l.adaptation)
        from innovation_lineage l left join innovation o on o.id = l.origin_innovation_id and o.state = 'published'
        where l.innovation_id = i.id) as lineage,
      (select coalesce(json_agg(c order by c.year desc, c.at desc, c.id desc), '[]')
        from innovation_condition c where c.innovation_id = i.id) as conditions
    from innovation i join innovation_version v on v.id = i.published_version_id
      join institution n on n.id = i.institution_id left join unit u on u.id = i.unit_id
    where i.id = any(${ids}::uuid[]) and i.state = 'published'`.execute(tables(conn));
  return found.rows.map(({ conditions, ...row }) => ({ ...row, content: withCondition(row.content, conditions) }));
}

/** Which of the records everyone may read at this moment. */
export async function publicAmong(conn: Conn, ids: readonly InnovationId[]): Promise<ReadonlySet<InnovationId>> {
  if (ids.length === 0) return new Set();
  const found = await sql<{ id: InnovationId }>`/* prepared */
    select id from innovation where id = any(${ids}::uuid[]) and state = 'published'`.execute(tables(conn));
  return new Set(found.rows.map((row) => row.id));
}

/** The next public records in the order of their ids, for whoever walks through all of them. */
export async function publicIdsBehind(
  conn: Conn,
  id: InnovationId | null,
  limit: number,
): Promise<readonly InnovationId[]> {
  const query = tables(conn).selectFrom('innovation').select('id').where('state', '=', 'published');
  const rows = await (id ? query.where('id', '>', id) : query).orderBy('id').limit(limit).execute();
  return rows.map((row) => row.id);
}
