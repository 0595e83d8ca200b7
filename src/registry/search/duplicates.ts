import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import type { InnovationState } from '../model/states.ts';
import { tables } from './schema.ts';
import { visibleDocs } from './visible.ts';

export type Duplicate = {
  readonly id: InnovationId;
  readonly title: string;
  readonly state: InnovationState;
  readonly institutionName: string | null;
  readonly unitName: string | null;
  readonly sameTitle: boolean;
  /** Estimated share of word pairs that both texts have, 0 to 1. */
  readonly likeness: number;
};

const BANDS = 32;
/** Shared bands from which a copy is likely: about 45 % of the word pairs. */
const LEAST_BANDS = 3;
const LIMIT = 10;

/** Records that the viewer may see and that are likely the same innovation: the same title, or much of the same text. */
export async function likelyDuplicates(conn: Conn, viewer: Viewer, id: InnovationId): Promise<readonly Duplicate[]> {
  const found = await sql<Omit<Duplicate, 'likeness'> & { shared: number }>`
    with own as (
      select d.title_key, d.bands from search_doc d
      where d.innovation_id = ${id} and ${visibleDocs(viewer)} order by d.is_public limit 1),
    alike as (
      select d.innovation_id, d.title, d.state, d.institution_id, d.unit_id, d.title_key = own.title_key as same_title,
        (select count(*) from (select unnest(d.bands) intersect select unnest(own.bands)) as common) as shared
      from own, search_doc d
      where d.kind = 'innovation' and d.innovation_id <> ${id} and ${visibleDocs(viewer)}
        and (d.title_key = own.title_key or d.bands && own.bands))
    select * from (
      select distinct on (alike.innovation_id) alike.innovation_id as id, alike.title, alike.state,
        i.name as "institutionName", u.name as "unitName", same_title as "sameTitle", shared
      from alike left join institution i on i.id = alike.institution_id left join unit u on u.id = alike.unit_id
      where same_title or shared >= ${LEAST_BANDS}
      order by alike.innovation_id, same_title desc, shared desc) as once
    order by "sameTitle" desc, shared desc, id limit ${LIMIT}`.execute(tables(conn));
  return found.rows.map(({ shared, ...row }) => ({ ...row, likeness: likenessOf(shared) }));
}

/** MinHash bands of 3: the share s gives each band a chance of s³ to agree. */
function likenessOf(shared: number): number {
  return Math.round(Math.cbrt(shared / BANDS) * 100) / 100;
}
