import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import type { Job } from '#platform/jobs.ts';
import { tables } from './schema.ts';
import { ownShelf, type Shelf } from './shelf.ts';
import { searchableWords, skeletonOf } from './words.ts';

const CHUNK = 2000;
const ROWS = 20_000;
const SHORTEST = 3;
const LONGEST = 40;
/** Two refreshes at once would wait for each other word by word. */
const LOCK = 7_305_005;

/** Takes the words of new and changed public texts into the vocabulary; answers how many texts were read. */
export async function refreshVocabulary(tx: Tx, shelf: Shelf = ownShelf): Promise<number> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tables(tx));
  const counts: Counts = new Map();
  let read = 0;
  for (;;) {
    const texts = await takeWaiting(tx, shelf);
    if (texts.length === 0) break;
    countWords(counts, texts);
    read += texts.length;
  }
  await add(tx, shelf, counts);
  return read;
}

/** Counts the whole vocabulary anew, so that words of texts that are gone leave it; answers how many texts were read. */
export async function rebuildVocabulary(tx: Tx, shelf: Shelf = ownShelf): Promise<number> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tables(tx));
  const counts: Counts = new Map();
  let [read, last] = [0, 0];
  for (;;) {
    const docs = await publicTexts(tx, shelf, last);
    const final = docs.at(-1);
    if (!final) break;
    countWords(counts, docs);
    [read, last] = [read + docs.length, final.id];
  }
  await sql`delete from ${sql.table(shelf.words)}`.execute(tables(tx));
  await sql`delete from ${sql.table(shelf.waiting)} where doc_id <= ${last}`.execute(tables(tx));
  await add(tx, shelf, counts);
  return read;
}

type Text = { readonly id: number; readonly text: string };
const text = sql`title || ' ' || summary || ' ' || body`;

async function takeWaiting(tx: Tx, { docs, waiting }: Shelf): Promise<readonly Text[]> {
  const taken = await sql<Text>`
    with taken as (delete from ${sql.table(waiting)} where doc_id in (
      select doc_id from ${sql.table(waiting)} order by doc_id limit ${CHUNK} for update skip locked) returning doc_id)
    select d.id, ${text} as text from taken join ${sql.table(docs)} d on d.id = taken.doc_id`.execute(tables(tx));
  return taken.rows;
}

async function publicTexts(tx: Tx, { docs }: Shelf, after: number): Promise<readonly Text[]> {
  const found = await sql<Text>`select id, ${text} as text from ${sql.table(docs)}
    where is_public and id > ${after} order by id limit ${CHUNK}`.execute(tables(tx));
  return found.rows;
}

/** In how many texts a word stands, and the last one in which it was seen; no word of the vocabulary is in no text. */
type Counts = Map<string, { texts: number; last: Text | null }>;

/** One look a word: a text of hundreds is read for each of them, and there may be a million texts. */
function countWords(counts: Counts, texts: readonly Text[]): void {
  for (const text of texts)
    for (const word of searchableWords(text.text)) {
      const known = counts.get(word);
      if (!known) counts.set(word, isWord(word) ? { texts: 1, last: text } : noWord);
      else if (known !== noWord && known.last !== text) {
        known.texts += 1;
        known.last = text;
      }
    }
}

const noWord = { texts: 0, last: null };
const isWord = (word: string) => word.length >= SHORTEST && word.length <= LONGEST && !/\d/.test(word);

async function add(tx: Tx, { words: table }: Shelf, counts: Counts): Promise<void> {
  const words = [...counts].flatMap(([word, { texts }]) => (texts > 0 ? [word] : []));
  for (let at = 0; at < words.length; at += ROWS) {
    const chunk = words.slice(at, at + ROWS);
    await sql`
      insert into ${sql.table(table)} as known (word, skeleton, lexeme, texts)
      select word, skeleton, coalesce((ts_lexize('indonesian_stem', word))[1], word), texts
      from unnest(${chunk}::text[], ${chunk.map(skeletonOf)}::text[],
        ${chunk.map((word) => counts.get(word)?.texts ?? 1)}::integer[]) as given(word, skeleton, texts)
      on conflict (word) do update set texts = known.texts + excluded.texts`.execute(tables(tx));
  }
}

/** Nobody follows the index from so long ago: who has slept for two days reads everything anew. */
export async function forgetGone(tx: Tx, { gone }: Shelf = ownShelf): Promise<void> {
  await sql`delete from ${sql.table(gone)} where gone_at < now() - interval '2 days'`.execute(tables(tx));
}

/** The vocabulary follows published texts at once, and is counted anew every night. */
export const searchJobs: readonly Job[] = [
  {
    name: 'registry.search_words',
    run: async (_payload, { db }) => {
      await db.transact((tx) => refreshVocabulary(tx));
    },
  },
  {
    name: 'registry.search_rebuild',
    cron: '40 18 * * *',
    run: async (_payload, { db }) => {
      await db.transact((tx) => rebuildVocabulary(tx));
      await db.transact((tx) => forgetGone(tx));
    },
  },
];
