import { type SqlBool, sql } from 'kysely';
import { isActing, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import { tables } from '../schema.ts';

const MOST_FOUND = 20;

/** Records that the viewer may put onto the table, by words of their titles: those that moved last. */
export async function findSubjects(
  conn: Conn,
  viewer: Viewer,
  words: string,
): Promise<readonly { readonly id: InnovationId; readonly title: string; readonly place: string }[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const allowed = isActing(viewer, 'hub_admin')
    ? sql<SqlBool>`d.state <> 'archived'`
    : isActing(viewer, 'local_admin')
      ? sql<SqlBool>`d.state <> 'archived' and d.institution_id = ${viewer.acting?.institutionId ?? null}::uuid`
      : sql<SqlBool>`d.state = 'published'`;
  const found = await sql<{ id: InnovationId; title: string; place: string }>`select d.innovation_id as id, d.title,
    concat_ws(', ', u.name, n.name) as place from search_doc d
    join institution n on n.id = d.institution_id left join unit u on u.id = d.unit_id
    where d.innovation_id is not null and ${allowed} and (${words} = '' or d.title ilike ${like})
      and (${!isActing(viewer, 'coach')} or d.is_public)
    order by d.moved_at desc, d.innovation_id limit ${MOST_FOUND}`.execute(tables(conn));
  return found.rows;
}

/** Published records by words of their titles: those that moved last. */
export async function findPublished(
  conn: Conn,
  words: string,
): Promise<readonly { readonly id: InnovationId; readonly title: string; readonly place: string }[]> {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const found = await sql<{ id: InnovationId; title: string; place: string }>`select d.innovation_id as id, d.title,
    concat_ws(', ', u.name, n.name) as place from search_doc d
    join institution n on n.id = d.institution_id left join unit u on u.id = d.unit_id
    where d.innovation_id is not null and d.is_public and d.state = 'published' and (${words} = '' or d.title ilike ${like})
    order by d.moved_at desc, d.innovation_id limit ${MOST_FOUND}`.execute(tables(conn));
  return found.rows;
}
