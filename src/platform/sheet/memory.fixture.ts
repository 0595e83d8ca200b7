import { parentPort, workerData } from 'node:worker_threads';
import { readRows } from './read.ts';

/** Reads the table it is given row by row in a thread of little memory, and answers what it saw. */
const seen = { rows: 0, cells: 0, characters: 0, last: '' };
for await (const row of readRows(workerData as Uint8Array)) {
  if (!row.ok) throw new Error(row.why.code);
  seen.rows++;
  seen.cells += row.value.cells.length;
  for (const cell of row.value.cells) seen.characters += cell.length;
  seen.last = row.value.cells.at(-1) ?? '';
}
parentPort?.postMessage(seen);
