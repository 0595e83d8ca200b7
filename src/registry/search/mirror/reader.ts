// The process that reads the index: it takes seconds, which no search should wait for, and what it leaves lying ends with it.
import { type Database, openDatabase } from '#platform/db.ts';
import type { Shelf } from '../shelf.ts';
import { Cards, HANDED } from './cards.ts';
import { takenApart, writeArrays } from './carry.ts';
import { IndexBuilder, type PackedIndex } from './mirror-index.ts';
import { type PackedWords, packWords } from './near-words.ts';
import { countPublic, knownWords, type Moment, momentOf, rowsBehind } from './read.ts';

export type Loaded = { readonly index: PackedIndex; readonly moment: Moment };
/** What is read, by name, and what it comes to. */
export type Readings = { readonly index: Loaded; readonly words: PackedWords };
export type Wish = {
  readonly url: string;
  readonly shelf: Shelf;
  readonly what: keyof Readings;
  /** Where the arrays go. */
  readonly file: string;
};

const CHUNK = 250;
/** Rows that may come in before arrays have to grow. */
const ROOM = 1.05;

const readings = {
  index: readAll,
  words: async (db: Database, shelf: Shelf) => packWords(await knownWords(db.conn, shelf)),
} as const satisfies { [What in keyof Readings]: (db: Database, shelf: Shelf) => Promise<Readings[What]> };

/** Everything as it stands; what changes meanwhile is not seen by the moment, and is read again after it. */
async function readAll(db: Database, shelf: Shelf): Promise<Loaded> {
  const moment = await momentOf(db.conn, shelf);
  const room = Math.ceil((await countPublic(db.conn, shelf)) * ROOM);
  const builder = new IndexBuilder(room, new Cards(HANDED, room));
  let last = 0;
  for (;;) {
    const rows = await rowsBehind(db.conn, shelf, { id: last, limit: CHUNK });
    for (const row of rows) builder.add(row);
    last = rows.at(-1)?.id ?? last;
    if (rows.length === 0) break;
  }
  return { index: builder.finish(await readings.words(db, shelf)), moment };
}

process.once('message', async ({ url, shelf, what, file }: Wish) => {
  const db = openDatabase(url, { size: 1, onError: () => {} });
  const read = await readings[what](db, shelf).finally(() => db.close());
  const { frame, arrays } = takenApart(read);
  writeArrays(file, arrays);
  process.send?.(frame, () => process.exit());
});
// Whoever wanted it is gone.
process.once('disconnect', () => process.exit());
