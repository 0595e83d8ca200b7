import { sql } from 'kysely';
import type { InnovationId } from '#registry/index.ts';

/** How much there is for whoever wants to copy a record. */
export type Along = {
  readonly needs: number;
  readonly papers: number;
  readonly answered: number;
  /** Published records that were adapted from it, directly. */
  readonly copies: number;
  readonly isCopy: boolean;
};

/** The same as a part of the question that the page of the record asks. */
export const alongAsked = (id: InnovationId) =>
  sql<Along>`json_build_object(
    'needs', (select count(*) from innovation_need n where n.innovation_id = ${id} and n.dropped_at is null),
    'papers', (select count(*) from innovation_kit_item k
      join evidence e on e.id = k.evidence_id and e.archived_at is null where k.innovation_id = ${id}),
    'answered', (select count(*) from innovation_question q
      where q.innovation_id = ${id} and q.answered_at is not null and q.hidden_at is null),
    'copies', (select count(*) from innovation_lineage l
      join innovation c on c.id = l.innovation_id and c.state = 'published' where l.origin_innovation_id = ${id}),
    'isCopy', exists (select from innovation_lineage l
      join innovation o on o.id = l.origin_innovation_id and o.state = 'published' where l.innovation_id = ${id}))`;
