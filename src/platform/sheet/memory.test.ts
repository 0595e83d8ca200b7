import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { writeXlsxStream } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { writeDelimited } from './write-delimited.ts';

const ROWS = 10_000;
const COLUMNS = 30;
/** All cells as texts in memory take more than this; a reader that keeps what it has passed on dies here. */
const MEGABYTES = 24;

const text = (row: number, column: number) => `Inovasi ${row} kolom ${column} isi sel yang panjang`;
const rows = Array.from({ length: ROWS }, (_, row) =>
  Array.from({ length: COLUMNS }, (_, column) => text(row, column)),
);
const characters = rows.flat().reduce((sum, cell) => sum + cell.length, 0);

const streamed = async () => new Uint8Array(await new Response(writeXlsxStream(rows, { name: 'A' })).arrayBuffer());

it.each([
  ['a workbook', () => streamed()],
  ['a text file', async () => writeDelimited(rows, { delimiter: ';', bom: true })],
])('reads 10,000 rows of 30 cells in little memory from %s', async (_, write) => {
  const worker = new Worker(new URL('./memory.fixture.ts', import.meta.url), {
    workerData: await write(),
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 8 },
  });
  const [seen] = await once(worker, 'message');
  expect(seen).toEqual({ rows: ROWS, cells: ROWS * COLUMNS, characters, last: text(ROWS - 1, COLUMNS - 1) });
  await worker.terminate();
});
