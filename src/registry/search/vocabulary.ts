import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import type { Job } from '#platform/jobs.ts';
import { tables } from './schema.ts';
import { searchableWords, skeletonOf } from './words.ts';

const CHUNK = 2000;
const ROWS = 20_000;
const SHORTEST = 3;
const LONGEST = 40;
/** Two refreshes at once would wait for each other word by word. */
const LOCK = 7_305_005;

/** Takes the words of new and changed public texts into the vocabulary; answers how many texts were read. */
export async function refreshVocabulary(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tables(tx));
  const counts = new Map<string, number>();
  let read = 0;
  for (;;) {
    const texts = await takeWaiting(tx);
    if (texts.length === 0) break;
    countWords(counts, texts);
    read += texts.length;
  }
  await add(tx, counts);
  return read;
}

/** Counts the whole vocabulary anew, so that words of texts that are gone leave it; answers how many texts were read. */
export async function rebuildVocabulary(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tables(tx));
  const counts = new Map<string, number>();
  let [read, last] = [0, 0];
  for (;;) {
    const docs = await publicTexts(tx, last);
    const final = docs.at(-1);
    if (!final) break;
    countWords(counts, docs);
    [read, last] = [read + docs.length, final.id];
  }
  await tables(tx).deleteFrom('search_word').execute();
  await tables(tx).deleteFrom('search_word_waiting').where('doc_id', '<=', last).execute();
  await add(tx, counts);
  return read;
}

type Text = { readonly id: number; readonly text: string };
const text = sql`title || ' ' || summary || ' ' || body`;

async function takeWaiting(tx: Tx): Promise<readonly Text[]> {
  const taken = await sql<Text>`
    with taken as (delete from search_word_waiting where doc_id in (
      select doc_id from search_word_waiting order by doc_id limit ${CHUNK} for update skip locked) returning doc_id)
    select d.id, ${text} as text from taken join search_doc d on d.id = taken.doc_id`.execute(tables(tx));
  return taken.rows;
}

async function publicTexts(tx: Tx, after: number): Promise<readonly Text[]> {
  const found = await sql<Text>`select id, ${text} as text from search_doc
    where is_public and id > ${after} order by id limit ${CHUNK}`.execute(tables(tx));
  return found.rows;
}

function countWords(counts: Map<string, number>, texts: readonly Text[]): void {
  for (const { text: content } of texts)
    for (const word of new Set(searchableWords(content)))
      if (word.length >= SHORTEST && word.length <= LONGEST && !/\d/.test(word))
        counts.set(word, (counts.get(word) ?? 0) + 1);
}

async function add(tx: Tx, counts: ReadonlyMap<string, number>): Promise<void> {
  const words = [...counts.keys()];
  for (let at = 0; at < words.length; at += ROWS) {
    const chunk = words.slice(at, at + ROWS);
    await sql`
      insert into search_word (word, skeleton, lexeme, texts)
      select word, skeleton, coalesce((ts_lexize('indonesian_stem', word))[1], word), texts
      from unnest(${chunk}::text[], ${chunk.map(skeletonOf)}::text[],
        ${chunk.map((word) => counts.get(word) ?? 1)}::integer[]) as given(word, skeleton, texts)
      on conflict (word) do update set texts = search_word.texts + excluded.texts`.execute(tables(tx));
  }
}

/** Nobody follows the index from so long ago: who has slept for two days reads everything anew. */
async function forgetGone(tx: Tx): Promise<void> {
  await sql`delete from search_doc_gone where gone_at < now() - interval '2 days'`.execute(tables(tx));
}

/** The vocabulary follows published texts at once, and is counted anew every night. */
export const searchJobs: readonly Job[] = [
  {
    name: 'registry.search_words',
    run: async (_payload, { db }) => {
      await db.transact(refreshVocabulary);
    },
  },
  {
    name: 'registry.search_rebuild',
    cron: '40 18 * * *',
    run: async (_payload, { db }) => {
      await db.transact(rebuildVocabulary);
      await db.transact(forgetGone);
    },
  },
];
