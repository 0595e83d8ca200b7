// Brings a long sheet in, as an office would: `node --import ./tools/tsx.ts bench/import.ts [rows] [folder]`. Prints rows a second of each step,
// and the ratio of the run to a bare multi-row insert of the same bytes into a table without an index.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import type { Viewer } from '../src/identity/index.ts';
import { type Database, openDatabase } from '../src/platform/db.ts';
import { silentLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { must } from '../src/platform/outcome.ts';
import { startEmbedded } from '../src/platform/postgres/index.ts';
import { writeTable } from '../src/platform/sheet/index.ts';
import { checkImport } from '../src/registry/import/actions/check.ts';
import { confirmImport, undoImport } from '../src/registry/import/actions/flow.ts';
import { saveMapping } from '../src/registry/import/actions/mapping.ts';
import { runImport } from '../src/registry/import/actions/run.ts';
import { runUndo } from '../src/registry/import/actions/undo.ts';
import { stageFile } from '../src/registry/import/actions/upload.ts';
import { runContext, undoContext } from '../src/registry/import/jobs.ts';
import { proposeMapping } from '../src/registry/import/queries/mapping.ts';
import { runById } from '../src/registry/import/queries/run.ts';
import { countsOf } from '../src/registry/import/queries/summary.ts';
import { adminOf } from './admin.ts';
import { seeded, vocabulary, zipf } from './vocabulary.ts';

const BARE_BATCH = 500;
const random = seeded(20_261_124);
const words = vocabulary(60_000, random);
const draw = zipf(words.length, random);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const text = (length: number) => Array.from({ length }, () => words[draw()] ?? '').join(' ');

/** The heading order of the regional export of the innovation index (domain §7), with region and award beside it. */
const headings =
  'ID,Judul,OPD,Inisiator,Koordinat,Klasifikasi,Jenis,Bentuk,Asta Cita,Urusan,TPB,Tahapan,Waktu Uji Coba,Waktu Penerapan,Rancang Bangun,Tujuan,Manfaat,Hasil,Kabupaten/Kota,Penghargaan,Tahun Penghargaan'.split(
    ',',
  );
const regencies = 'Deli Serdang,Toba,Langkat,Dairi,Karo,Asahan,Samosir,Simalungun,Nias Barat,Batu Bara'.split(',');
const offices = 'Dinas Kesehatan,Dinas Pendidikan,Disdukcapil,Dinas Sosial,Bappelitbang,DPMPTSP,RSUD,Kecamatan'.split(
  ',',
);

function row(no: number): string[] {
  const won = random() < 0.1;
  return [
    String(no),
    `${text(4)} ${no}`,
    `${pick(offices)} ${Math.floor(random() * 40)}`,
    pick(['OPD', 'ASN', 'Masyarakat', 'Kepala Daerah']),
    `${(2 + random()).toFixed(5)}, ${(98 + random()).toFixed(5)}`,
    'Perangkat Daerah',
    pick(['Digital', 'Non Digital']),
    'Pelayanan Publik',
    String(1 + Math.floor(random() * 8)),
    pick(['Kesehatan', 'Pendidikan', 'Sosial', 'PUPR', 'Koperasi, Usaha Kecil, dan Menengah']),
    `${1 + Math.floor(random() * 17)}, ${1 + Math.floor(random() * 17)}`,
    pick(['Inisiatif', 'Uji Coba', 'Penerapan']),
    '12/03/2021',
    '4 Januari 2022',
    text(310),
    text(40),
    text(40),
    text(40),
    pick(regencies),
    won ? 'Top 45' : '',
    won ? '2023' : '',
  ];
}

const RESULT = headings.indexOf('Hasil');

function sheetOf(rows: readonly string[][]): Promise<Uint8Array> {
  return writeTable({ sheets: [{ name: 'Data', columns: headings.map((header) => ({ header })), rows }] });
}

async function timed<T>(what: string, rows: number, work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const seconds = (performance.now() - started) / 1000;
  const used = process.cpuUsage(cpu);
  const own = (used.user + used.system) / 1e6;
  const rate = Math.round(rows / seconds).toLocaleString('en');
  console.log(
    `${what.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s  ${rate.padStart(8)} rows/s  (own cpu ${own.toFixed(1)} s)`,
  );
  return { value, seconds };
}

/** One import from its bytes to its end, each step timed. */
async function bringIn(db: Database, who: Viewer, bytes: Uint8Array, rows: number) {
  const staged = await timed('read and stage', rows, async () =>
    must(await stageFile(db, who, { bytes, name: 'bench.xlsx' }, new Date())),
  );
  const id = staged.value;
  const run = await runById(db.conn, id);
  if (!run) throw new Error('the import is gone');
  const { mapping } = await proposeMapping(db.conn, run);
  const save = { id, revision: run.revision, mapping };
  const { revision } = await db.transact(async (tx) => must(await saveMapping(tx, who, save, new Date())));
  const check = await timed('check (preview)', rows, () => checkImport(db, who, { id, revision }, new Date()));
  const choice = { id, revision, publish: true, onExisting: 'update' as const };
  await db.transact(async (tx) => must(await confirmImport(tx, who, choice, new Date())));
  const wrote = await timed('run', rows, () => runImport(runContext(db, who, silentLog), id));
  const { results, errors } = await countsOf(db.conn, id);
  console.log(`  ${JSON.stringify({ ...results, errors })}`);
  return { id, seconds: staged.seconds + check.seconds + wrote.seconds, run: wrote.seconds };
}

/** The same contents, in statements of as many rows, into a table that has nothing else to do. */
async function bareInsert(db: Database, rows: number): Promise<number> {
  await db.pool.query('create table bare (id uuid, innovation_id uuid, content jsonb, saved_at timestamptz)');
  const found = await db.pool.query('select id, innovation_id, content, saved_at from innovation_version');
  const { seconds } = await timed('bare insert', rows, async () => {
    for (let at = 0; at < found.rows.length; at += BARE_BATCH)
      await db.pool.query(
        `insert into bare select * from jsonb_to_recordset($1::jsonb)
         as it (id uuid, innovation_id uuid, content jsonb, saved_at timestamptz)`,
        [JSON.stringify(found.rows.slice(at, at + BARE_BATCH))],
      );
  });
  return seconds;
}

async function bench(db: Database, rows: number): Promise<void> {
  await runMigrations({ pgPool: db.pool });
  await migrate(db.pool, join(import.meta.dirname, '../migrations'));
  const who = await adminOf(db);
  const table = Array.from({ length: rows }, (_, at) => row(at + 1));
  const first = await sheetOf(table);
  const second = await sheetOf(table.map((cells) => cells.with(RESULT, `${cells[RESULT]} diperbarui`)));
  console.log(`${rows} rows, ${(first.length / 2 ** 20).toFixed(1)} MB XLSX, ${headings.length} columns`);
  const fresh = await bringIn(db, who, first, rows);
  const bare = await bareInsert(db, rows);
  console.log(`all new: ${fresh.seconds.toFixed(1)} s; run : bare insert = ${(fresh.run / bare).toFixed(1)} : 1`);
  console.log('the same sheet again:');
  await bringIn(db, who, first, rows);
  console.log('every row changed:');
  const changed = await bringIn(db, who, second, rows);
  await db.transact(async (tx) => must(await undoImport(tx, who, changed.id, new Date())));
  await timed('undo', rows, () => runUndo(undoContext(db, who, silentLog), changed.id));
  console.log(`  ${JSON.stringify((await countsOf(db.conn, changed.id)).undone)}`);
}

if (import.meta.main) {
  const [rows = '10000'] = process.argv.slice(2);
  const folder = process.argv[3] ?? mkdtempSync(join(tmpdir(), 'tuntas-bench-import-'));
  const started = must(await startEmbedded({ dataDir: join(folder, 'data'), log: () => {} }));
  const db = openDatabase(started.url, { size: 5, onError: () => {} });
  try {
    await bench(db, Number(rows));
  } finally {
    await db.close();
    await started.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
