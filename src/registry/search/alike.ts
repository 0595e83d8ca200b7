import { type RawBuilder, sql } from 'kysely';
import type { InnovationId } from '../model/ids.ts';

export type Alike = {
  readonly id: InnovationId;
  readonly title: string;
  readonly institutionName: string | null;
  readonly regionCode: string | null;
};

/** Words of title and summary that are looked up: the rarest that stand in other texts too. */
export const WORDS = 8;
/** A word in more texts than this tells little, and costs much. */
export const MOST_TEXTS = 400;
/** Records looked at for each word. */
const EACH = 40;
/** Shared words that make two records alike. */
export const LEAST_SHARED = 2;

/**
 * Public records that are about the same thing as this public one, best first: those that share most of the rare words
 * of its title and summary. Bounded work: at most 8 words and 40 records for each. A part of a larger question.
 */
export function alikeQuery(id: InnovationId, limit: number): RawBuilder<Alike> {
  return sql<Alike>`
    with own as (
      select id, unnest(tsvector_to_array(ts_filter(text_words, '{a,b}'))) as lexeme
      from search_doc where innovation_id = ${id} and is_public),
    telling as (
      select own.lexeme, sum(w.texts) as texts from own join search_word w on w.lexeme = own.lexeme
      group by own.lexeme having sum(w.texts) between 2 and ${sql.lit(MOST_TEXTS)}
      order by texts, own.lexeme limit ${sql.lit(WORDS)}),
    shared as (
      select d.id, sum(1 / ln(1 + telling.texts::float8)) as weight
      from telling cross join lateral (
        select c.id from search_doc c
        where c.text_words @@ quote_literal(telling.lexeme)::tsquery and c.is_public and c.kind = 'innovation'
        limit ${sql.lit(EACH)}) as d
      where d.id <> (select max(id) from own)
      group by d.id having count(*) >= ${sql.lit(LEAST_SHARED)}
      order by weight desc, d.id desc limit ${sql.lit(limit)})
    select d.innovation_id as id, d.title, i.name as "institutionName", d.region_code as "regionCode"
    from shared join search_doc d on d.id = shared.id left join institution i on i.id = d.institution_id
    order by shared.weight desc, d.id desc`;
}

/** Those of these rows that are there, in their order, without the record itself. A part of a larger question. */
export function alikeAmong(rows: readonly number[], id: InnovationId): RawBuilder<Alike> {
  return sql<Alike>`
    select d.innovation_id as id, d.title, i.name as "institutionName", d.region_code as "regionCode"
    from search_doc d left join institution i on i.id = d.institution_id
    where d.id = any(${rows}::bigint[]) and d.is_public and d.innovation_id <> ${id}
    order by array_position(${rows}::bigint[], d.id)`;
}
