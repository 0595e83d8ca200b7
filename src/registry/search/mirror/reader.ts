// The thread that reads the index: it takes seconds, which no search should wait for, and its rubbish goes with it.
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '#platform/db.ts';
import { IndexBuilder, type PackedIndex } from './mirror-index.ts';
import { countPublic, type Moment, momentOf, rowsBehind } from './read.ts';

export type Loaded = { readonly index: PackedIndex; readonly moment: Moment };

const CHUNK = 250;
/** Rows that may come in before arrays have to grow. */
const ROOM = 1.05;

/** Everything as it stands; what changes meanwhile is not seen by the moment, and is read again after it. */
async function readAll(url: string): Promise<Loaded> {
  const faults: Error[] = [];
  const db = openDatabase(url, { size: 1, onError: (error) => faults.push(error) });
  try {
    const moment = await momentOf(db.conn);
    const builder = new IndexBuilder(Math.ceil((await countPublic(db.conn)) * ROOM));
    let last = 0;
    for (;;) {
      const rows = await rowsBehind(db.conn, last, CHUNK);
      for (const row of rows) builder.add(row);
      last = rows.at(-1)?.id ?? last;
      if (rows.length === 0) return { index: builder.finish(), moment };
    }
  } finally {
    await db.close();
  }
}

/** The memory that changes hands instead of being copied. */
function buffersOf({ docs, postings, sorted }: PackedIndex): ArrayBuffer[] {
  const arrays = [
    ...[docs.facets, docs.id, docs.moved, docs.awardYear, docs.titleHash, docs.norm, docs.alive, postings.facts],
    ...postings.segments,
    ...Object.values(sorted),
  ];
  return arrays.map((it) => it.buffer as ArrayBuffer);
}

const loaded = await readAll((workerData as { readonly url: string }).url);
parentPort?.postMessage(loaded, buffersOf(loaded.index));
