import { type RawBuilder, sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import { affairBits } from './facet-codes.ts';
import { type Lexeme, lexemesOf } from './lexemes.ts';
import { tables } from './schema.ts';
import { searchableWords } from './words.ts';

/** What is told of a problem. */
export type Need = { readonly title: string; readonly text: string; readonly affair: string | null };

export type Fitting = {
  readonly id: InnovationId;
  readonly title: string;
  readonly summary: string;
  readonly institutionName: string | null;
  readonly unitName: string | null;
  readonly regionCode: string | null;
};

/** Words that every service and every place has: they tell no problem from another. */
const generic: ReadonlySet<string> = new Set(
  'layanan pelayanan melayani terlayani publik masyarakat warga daerah kabupaten kota inovasi contoh'.split(' '),
);

/** The rarest words of the title and of the text that are looked up. */
const TITLE_WORDS = 12;
const TEXT_WORDS = 6;
const LONGEST_TEXT = 120;
/** A word in more texts than this tells little, and costs much. */
const MOST_TEXTS = 400;
/** One word in both titles is enough only when it is as rare as this; else two words must be shared. */
const RARE_TEXTS = 10;
/** What weighs less than this share of the best is noise beside it. */
const LEAST_SHARE = 0.5;
/** Where more than words is weighed afterwards. */
const FAR_SHARE = 0.25;
/** What a word tells that stands in the text and not in the title. */
const IN_TEXT = 0.5;
/** Records looked at for each word. */
const EACH = 40;

/** How far it goes down from the best, and how many are wanted. */
type Reach = { readonly leastShare: number; readonly limit: number };
type Asked = Lexeme & { readonly titled: boolean };

/** The telling words of a need, as they are looked up; none where it has only words that tell nothing. */
async function askedOf(conn: Conn, need: Need): Promise<readonly Asked[]> {
  const titleWords = wordsOfNeed(need.title);
  const textWords = wordsOfNeed(need.text).filter((word) => !titleWords.includes(word));
  const known = await lexemesOf(conn, [...titleWords, ...textWords.slice(0, LONGEST_TEXT)]);
  const title = rarest(known.slice(0, titleWords.length), TITLE_WORDS);
  const text = rarest(known.slice(titleWords.length).filter(isCounted), TEXT_WORDS).filter(
    (it) => !title.some((other) => other.lexeme === it.lexeme),
  );
  return [...title.map((it) => ({ ...it, titled: true })), ...text.map((it) => ({ ...it, titled: false }))];
}

/**
 * Rows of the index that share telling words with the need, words in the titles twice as much, the same affair a little; at least one
 * word stands in both titles. Bounded work: at most 18 words and 40 records for each. A part of a larger question: `best` (id, weight, words).
 */
function bestFor(wanted: readonly Asked[], affair: string | null, { leastShare, limit }: Reach): RawBuilder<unknown> {
  const bits = affairBits(affair === null ? [] : [affair]);
  return sql`telling as (
      select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as it (lexeme text, texts integer, titled boolean)),
    hits as (
      select d.id, d.affair_bits, telling.lexeme, telling.texts, d.in_title, telling.titled and d.in_title as in_both,
        (case when telling.titled then 2 else 1 end) * (case when d.in_title then 2 else 1 end)
          / ln(1 + greatest(1, telling.texts)::float8) as weight
      from telling cross join lateral (
        select c.id, c.affair_bits, c.title_words @@ quote_literal(telling.lexeme)::tsquery as in_title
        from search_doc c
        where c.text_words @@ quote_literal(telling.lexeme)::tsquery and c.is_public and c.kind = 'innovation'
        limit ${EACH}) as d),
    weighed as (
      select id, json_agg(json_build_array(lexeme, in_title) order by weight desc, lexeme) as words, sum(weight) + (case when affair_bits & ${bits}::bigint <> 0 then 0.5 else 0 end) as weight
      from hits group by id, affair_bits
      having bool_or(in_both and texts <= ${RARE_TEXTS}) or (bool_or(in_both) and count(*) >= 2)),
    best as (
      select id, weight, words from weighed where weight >= ${leastShare} * (select max(weight) from weighed)
      order by weight desc, id desc limit ${limit})`;
}

/**
 * Published innovations that may answer a problem, best first. Looser than `similarTo`, for a problem and its answer are worded
 * differently.
 */
export async function fittingInnovations(conn: Conn, need: Need, limit: number): Promise<readonly Fitting[]> {
  const wanted = await askedOf(conn, need);
  if (wanted.length === 0) return [];
  const found = await sql<Fitting>`
    with ${bestFor(wanted, need.affair, { leastShare: LEAST_SHARE, limit })}
    select d.innovation_id as id, d.title, left(d.summary, 300) as summary, i.name as "institutionName",
      u.name as "unitName", d.region_code as "regionCode"
    from best join search_doc d on d.id = best.id
      left join institution i on i.id = d.institution_id left join unit u on u.id = d.unit_id
    order by best.weight desc, d.id desc`.execute(tables(conn));
  return found.rows;
}

export type FittingText = {
  readonly id: InnovationId;
  /** How much of the need's telling words stands in it, 0 to 1, each as much as it tells; in the title twice as much. */
  readonly share: number;
  /** Those words as the need writes them, the most telling first. */
  readonly words: readonly string[];
};

/** The same, by their words alone and further down from the best: for those who weigh more than words. Two statements. */
export async function fittingTexts(conn: Conn, need: Need, limit: number): Promise<readonly FittingText[]> {
  const wanted = await askedOf(conn, need);
  if (wanted.length === 0) return [];
  const found = await sql<{ id: InnovationId; words: readonly (readonly [lexeme: string, inTitle: boolean])[] }>`
    with ${bestFor(wanted, need.affair, { leastShare: FAR_SHARE, limit })}
    select d.innovation_id as id, best.words from best join search_doc d on d.id = best.id
    order by best.weight desc, d.id desc`.execute(tables(conn));
  const asked = new Map(wanted.map((it) => [it.lexeme, it]));
  const whole = wanted.reduce((sum, it) => sum + tellingOf(it), 0);
  return found.rows.map(({ id, words }) => {
    const held = words.flatMap(([lexeme, inTitle]) => {
      const word = asked.get(lexeme);
      return word ? [{ word: word.word, weight: tellingOf(word) * (inTitle ? 1 : IN_TEXT) }] : [];
    });
    return { id, share: held.reduce((sum, it) => sum + it.weight, 0) / whole, words: held.map((it) => it.word) };
  });
}

/** What a word tells of a need: twice as much in its title; the rarest of all no more than rare ones, for they may be names or slips. */
function tellingOf({ texts, titled }: Asked): number {
  return (titled ? 2 : 1) / Math.log(1 + Math.max(RARE_TEXTS, texts));
}

function wordsOfNeed(text: string): string[] {
  return [...new Set(searchableWords(text))].filter((word) => !generic.has(word));
}

/** Words of new texts are counted a little later; until then only those of the title are looked up. */
function isCounted(it: Lexeme): boolean {
  return it.texts > 0;
}

/** The rarest words; each lexeme once. */
function rarest(known: readonly Lexeme[], most: number): readonly Lexeme[] {
  const telling = known.filter((it) => it.texts <= MOST_TEXTS);
  const once = [...new Map(telling.map((it) => [it.lexeme, it])).values()];
  return once.toSorted((a, b) => a.texts - b.texts).slice(0, most);
}
