import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { InnovationId, ProblemId } from '../model/ids.ts';
import { tables } from './schema.ts';

/** The rarest words of title and summary that are looked up. */
const WORDS = 60;
/** A word in more texts than this tells little, and costs much. */
const MOST_TEXTS = 400;
/** Problems looked at for each word. */
const EACH = 40;

/**
 * Problems that still look for an answer and share telling words with this public innovation, best first. Bounded work: at most 60 words
 * and 40 problems for each; one statement.
 */
export async function problemsNear(conn: Conn, id: InnovationId, limit: number): Promise<readonly ProblemId[]> {
  const found = await sql<{ id: ProblemId }>`
    with own as (
      select unnest(tsvector_to_array(ts_filter(text_words, '{a,b}'))) as lexeme
      from search_doc where innovation_id = ${id} and is_public),
    telling as (
      select own.lexeme, sum(w.texts) as texts from own join search_word w on w.lexeme = own.lexeme
      group by own.lexeme having sum(w.texts) between 1 and ${MOST_TEXTS}
      order by texts, own.lexeme limit ${WORDS})
    select d.problem_id as id
    from telling cross join lateral (
      select c.problem_id from search_doc c
      where c.text_words @@ quote_literal(telling.lexeme)::tsquery and c.is_public and c.kind = 'problem'
        and c.state in ('open', 'being_solved')
      limit ${EACH}) as d
    group by d.problem_id
    order by sum(1 / ln(1 + telling.texts::float8)) desc, d.problem_id limit ${limit}`.execute(tables(conn));
  return found.rows.map((row) => row.id);
}
