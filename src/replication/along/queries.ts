import { sql } from 'kysely';
import { type Conn, statement } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import { tables } from '../origin/schema.ts';

/** How much there is for whoever wants to copy a record. */
export type Along = {
  readonly needs: number;
  readonly papers: number;
  readonly answered: number;
  /** Published records that were adapted from it, directly. */
  readonly copies: number;
  readonly isCopy: boolean;
};

const counts = statement<{ id: InnovationId }, Along>((conn, { id }) => {
  const query = sql<Along>`select
    (select count(*) from innovation_need n where n.innovation_id = ${id} and n.dropped_at is null) as needs,
    (select count(*) from innovation_kit_item k join evidence e on e.id = k.evidence_id and e.archived_at is null
      where k.innovation_id = ${id}) as papers,
    (select count(*) from innovation_question q
      where q.innovation_id = ${id} and q.answered_at is not null and q.hidden_at is null) as answered,
    (select count(*) from innovation_lineage l join innovation c on c.id = l.innovation_id and c.state = 'published'
      where l.origin_innovation_id = ${id}) as copies,
    exists (select from innovation_lineage l join innovation o on o.id = l.origin_innovation_id and o.state = 'published'
      where l.innovation_id = ${id}) as "isCopy"`;
  return { compile: () => query.compile(tables(conn)) };
});

/** The same in one statement that each connection plans once: it is asked at every visit of a record. */
export async function alongOf(conn: Conn, id: InnovationId): Promise<Along> {
  const [row] = await counts(conn, { id });
  if (!row) throw new Error('a select without from has one row');
  return row;
}
