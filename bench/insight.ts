// What the figures of a dashboard take over many records: `node --import ./tools/tsx.ts bench/insight.ts [records] [folder]`.
// Fewer records than asked for are copied in the database; `folder` is one of seed-records.ts.
import { join } from 'node:path';
import { figures } from '../src/app/capabilities.ts';
import { nobody, type Viewer } from '../src/identity/index.ts';
import { boardOf } from '../src/insight/dashboard/queries/board.ts';
import type { Database } from '../src/platform/db.ts';
import { migrate } from '../src/platform/migrate.ts';
import { BENCH_FOLDER, openBench } from './seed-records.ts';

const RUNS = 9;
const records = Number(process.argv[2] ?? 300_000);
const bench = await openBench(process.argv[3] ?? BENCH_FOLDER);
const { db } = bench;

/** Columns that a copy takes over as they are. */
async function columnsOf(table: string): Promise<readonly string[]> {
  const found = await db.pool.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_name = $1 and is_identity = 'NO' and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  return found.rows.map((it) => it.name);
}

/** References are right by how the copies are made: checking them row by row would take longer than copying. */
async function copyOf(table: string, changed: Readonly<Record<string, string>>, from: string): Promise<void> {
  const columns = await columnsOf(table);
  const values = columns.map((it) => changed[it] ?? `t.${it}`);
  await db.pool.query(
    `set session_replication_role = replica; insert into ${table} (${columns.join()}) select ${values.join()} from ${table} t ${from}; reset session_replication_role`,
  );
}

/** As many records as asked for: those that are there, again under new ids and in the next year's places. */
async function fill(wanted: number): Promise<void> {
  const there = await db.pool.query<{ n: number }>("select count(*) as n from innovation where state = 'published'");
  const missing = wanted - (there.rows[0]?.n ?? 0);
  if (missing <= 0) return;
  await db.pool.query('drop table if exists copied');
  await db.pool.query(
    `create table copied as select i.id, i.published_version_id as version, uuidv7() as new_id, uuidv7() as new_version
     from innovation i cross join generate_series(1, 2) where i.state = 'published' limit ${missing}`,
  );
  await copyOf(
    'innovation',
    { id: 'c.new_id', published_version_id: 'c.new_version', working_version_id: 'null' },
    'join copied c on c.id = t.id',
  );
  await copyOf(
    'innovation_version',
    { id: 'c.new_version', innovation_id: 'c.new_id' },
    'join copied c on c.version = t.id',
  );
  await copyOf('search_doc', { innovation_id: 'c.new_id' }, 'join copied c on c.id = t.innovation_id and t.is_public');
  await db.pool.query('drop table copied');
  await db.pool.query('vacuum analyze innovation');
  await db.pool.query('vacuum analyze search_doc');
}

/** What takes so long is measured once. */
const LONG_MS = 3000;

async function median(work: () => Promise<unknown>): Promise<number> {
  const first = performance.now();
  await work();
  if (performance.now() - first > LONG_MS) return performance.now() - first;
  const taken: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

const membership = {
  id: 'm',
  role: 'national',
  institutionId: 'i',
  institutionName: '',
  regionCode: null,
  unitId: null,
  unitName: null,
};
const person = { id: '00000000-0000-7000-8000-000000000000', name: '', email: '' };
const ministry = { ...nobody, person, acting: { ...membership, institutionId: person.id } } as unknown as Viewer;

async function measure({ conn, pool }: Database): Promise<void> {
  const now = new Date();
  const bare = await median(() => pool.query("select count(*) from innovation where state = 'published'"));
  console.log(`bare count of published records: ${bare.toFixed(1)} ms`);
  for (const figure of figures.filter((it) => it.admits(ministry) && !it.ofPeople)) {
    const by = figure.dimensions.includes('year') ? (['region', 'year'] as const) : (['region'] as const);
    const taken = await median(() => figure.count(conn, { viewer: ministry, now, filter: {}, by }));
    console.log(`${figure.key} by ${by.join(' and ')}: ${taken.toFixed(1)} ms, ${(taken / bare).toFixed(1)} x`);
  }
  for (const place of [null, '12', '12.12']) {
    const taken = await median(() => boardOf({ conn, viewer: ministry, now, view: { place, year: 2024 }, figures }));
    console.log(
      `the whole dashboard of ${place ?? 'the country'}: ${taken.toFixed(1)} ms, ${(taken / bare).toFixed(1)} x`,
    );
  }
}

try {
  await migrate(db.pool, join(import.meta.dirname, '../migrations'));
  await fill(records);
  await measure(db);
} finally {
  await bench.stop();
}
