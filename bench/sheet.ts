import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { streamXlsxRows } from 'hucre/xlsx';
import { readRows, readTable, type SheetValue, writeDelimited, writeTable } from '../src/platform/sheet/index.ts';

// Reads and writes 50,000 rows of 8 cells, each in processes of their own, beside JSON of the same rows. The time is that of
// the processor, best of three, because the machine may be busy with something else.
const ROWS = 50_000;
const RUNS = 3;
const HEADERS = ['Judul', 'Perangkat daerah', 'Ringkasan', 'Kabupaten', 'Tahun', 'Nilai', 'Mulai', 'Digital'];
const DAYS_IN_TURN = 28;

function row(number: number): SheetValue[] {
  const day = String((number % DAYS_IN_TURN) + 1).padStart(2, '0');
  return [
    `Inovasi pelayanan publik nomor ${number}`,
    `Dinas Pendidikan ${number % 500}`,
    `Ringkasan singkat tentang masalah ${number} yang dituntaskan bersama warga`,
    `Kabupaten ${number % 33}`,
    2014 + (number % 12),
    number / 7,
    { date: `2024-01-${day}` },
    number % 2 === 0,
  ];
}

const rows = () => Array.from({ length: ROWS }, (_, number) => row(number));

async function countRows(table: AsyncIterable<unknown>): Promise<void> {
  let count = 0;
  for await (const _ of table) count++;
  if (count !== ROWS + 1) throw new Error(`${count} rows were read`);
}

const limits = { rows: ROWS + 1 };
const workbook = () =>
  writeTable({ sheets: [{ name: 'Data', columns: HEADERS.map((header) => ({ header })), rows: rows() }] });
const text = () => writeDelimited([HEADERS, ...rows()], { delimiter: ';', bom: true });

/** Each writes a file, or reads the file that the one it names has written. */
const MEASURES: Record<string, { from?: string; run(bytes: Uint8Array): Promise<unknown> | unknown }> = {
  'JSON write': { run: () => Buffer.from(JSON.stringify(rows())) },
  'XLSX write': { run: workbook },
  'CSV write': { run: text },
  'JSON read': { from: 'JSON write', run: (bytes) => JSON.parse(Buffer.from(bytes).toString()) },
  'XLSX read, row by row': { from: 'XLSX write', run: (bytes) => countRows(readRows(bytes, { limits })) },
  'XLSX read, whole': { from: 'XLSX write', run: (bytes) => readTable(bytes, { limits }) },
  'XLSX read by hucre': { from: 'XLSX write', run: (bytes) => countRows(streamXlsxRows(bytes)) },
  'CSV read, row by row': { from: 'CSV write', run: (bytes) => countRows(readRows(bytes, { limits })) },
};

async function measure(name: string, folder: string): Promise<void> {
  const { from, run } = MEASURES[name] ?? { run: () => undefined };
  const file = (of: string) => join(folder, of.replaceAll(' ', '-'));
  const bytes = from ? new Uint8Array(readFileSync(file(from))) : new Uint8Array();
  const before = process.resourceUsage().maxRSS;
  const start = process.cpuUsage();
  const result = await run(bytes);
  const { user, system } = process.cpuUsage(start);
  if (!from) writeFileSync(file(name), result as Uint8Array);
  console.log(
    JSON.stringify({ seconds: (user + system) / 1e6, peak_mb: (process.resourceUsage().maxRSS - before) / 1024 }),
  );
}

function run(name: string, folder: string): { seconds: number; peak_mb: number } {
  return JSON.parse(execFileSync(process.execPath, [import.meta.filename, name, folder], { encoding: 'utf8' }));
}

function report(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sheet-'));
  let base = 1;
  for (const name of Object.keys(MEASURES)) {
    const runs = Array.from({ length: RUNS }, () => run(name, folder)).sort((a, b) => a.seconds - b.seconds);
    const { seconds, peak_mb } = runs[0] ?? { seconds: 0, peak_mb: 0 };
    if (name.startsWith('JSON')) base = seconds;
    const rate = Math.round(ROWS / seconds).toLocaleString('en');
    const ratio = (seconds / base).toFixed(1);
    console.log(
      `${name.padEnd(24)}${rate.padStart(10)} rows/cpu s  +${peak_mb.toFixed(0).padStart(4)} MB  ${ratio.padStart(5)} × JSON`,
    );
  }
  rmSync(folder, { recursive: true });
}

const [name, folder] = process.argv.slice(2);
if (name && folder) await measure(name, folder);
else report();
