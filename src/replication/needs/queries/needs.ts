import { sql } from 'kysely';
import type { InstitutionId, UnitId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { NeedList, Readiness, ReadinessId } from '../model.ts';
import { tables } from '../schema.ts';

/** What copying the record needs, in the owner's order; revision 0 where nobody has said. */
export async function needsOf(conn: Conn, id: InnovationId): Promise<NeedList> {
  const found = await sql<NeedList>`
    select l.revision, (select coalesce(json_agg(json_build_object('id', n.id, 'kind', n.kind, 'item', n.item,
        'amount', n.amount, 'isMust', n.is_must, 'note', n.note) order by n.place), '[]')
      from innovation_need n where n.innovation_id = l.innovation_id and n.dropped_at is null) as needs
    from innovation_need_list l where l.innovation_id = ${id}`.execute(tables(conn));
  return found.rows[0] ?? { revision: 0, needs: [] };
}

const columns = sql`r.id, r.innovation_id as "innovationId", r.institution_id as "institutionId", n.name as "institutionName",
  r.unit_id as "unitId", u.name as "unitName", r.revision, r.answered_at as "answeredAt",
  (select coalesce(json_agg(json_build_object('needId', a.need_id, 'answer', a.answer, 'note', a.note)), '[]')
    from readiness_answer a where a.readiness_id = r.id) as answers`;
const from = sql`from readiness r join institution n on n.id = r.institution_id left join unit u on u.id = r.unit_id`;

/** How ready one place is for the record; null while it has not answered. */
export async function readinessOf(
  conn: Conn,
  innovationId: InnovationId,
  place: { readonly institutionId: InstitutionId; readonly unitId: UnitId | null },
): Promise<Readiness | null> {
  const found = await sql<Readiness>`select ${columns} ${from} where r.innovation_id = ${innovationId}
    and r.institution_id = ${place.institutionId} and r.unit_id is not distinct from ${place.unitId}`.execute(
    tables(conn),
  );
  return found.rows[0] ?? null;
}

export async function readinessById(conn: Conn, id: ReadinessId): Promise<Readiness | null> {
  const found = await sql<Readiness>`select ${columns} ${from} where r.id = ${id}`.execute(tables(conn));
  return found.rows[0] ?? null;
}

const MOST = 500;

/** All places that answered for the record, the newest answer first. */
export async function readinessesOf(conn: Conn, innovationId: InnovationId): Promise<readonly Readiness[]> {
  const found = await sql<Readiness>`select ${columns} ${from} where r.innovation_id = ${innovationId}
    order by r.answered_at desc, r.id limit ${MOST}`.execute(tables(conn));
  return found.rows;
}
