import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { ModelCase, ModelCaseId } from './model.ts';
import { leads } from './rules.ts';
import { tables } from './schema.ts';

/** Only of published records: what is out of the public eye is no case for anybody. */
const from = sql`from coaching_model_case m join innovation i on i.id = m.innovation_id and i.state = 'published'
  join innovation_version v on v.id = i.published_version_id join institution n on n.id = i.institution_id
  left join unit u on u.id = i.unit_id`;

/** A draft is for those who lead. */
const visibleTo = (viewer: Viewer): RawBuilder<SqlBool> =>
  leads(viewer) ? sql<SqlBool>`true` : sql<SqlBool>`m.state = 'published'`;

async function casesWhere(conn: Conn, viewer: Viewer, where: RawBuilder<SqlBool>): Promise<readonly ModelCase[]> {
  const found =
    await sql<ModelCase>`select m.id, m.innovation_id as "innovationId", v.content, n.name as "institutionName",
    u.name as "unitName", m.state, m.obstacles, m.guidance, m.questions, m.published_at as "publishedAt",
    m.updated_at as "updatedAt", m.revision ${from} where ${visibleTo(viewer)} and ${where}
    order by m.published_at desc nulls first, m.id`.execute(tables(conn));
  return found.rows;
}

/** The model case, when the viewer may read it; else null. */
export async function modelCaseFor(conn: Conn, viewer: Viewer, id: ModelCaseId): Promise<ModelCase | null> {
  const [found] = await casesWhere(conn, viewer, sql<SqlBool>`m.id = ${id}`);
  return found ?? null;
}

/** That of a record. */
export async function modelCaseOf(conn: Conn, viewer: Viewer, id: InnovationId): Promise<ModelCase | null> {
  const [found] = await casesWhere(conn, viewer, sql<SqlBool>`m.innovation_id = ${id}`);
  return found ?? null;
}

/** All that the viewer may read: drafts first, then the last published. There are few, for the hub chooses them. */
export function allModelCases(conn: Conn, viewer: Viewer): Promise<readonly ModelCase[]> {
  return casesWhere(conn, viewer, sql<SqlBool>`true`);
}
