// What the figures of a dashboard take over many records: `node --import ./tools/tsx.ts bench/insight.ts [records] [folder]`.
// Fewer records than asked for are copied in the database; `folder` is one of seed-records.ts.
import { join } from 'node:path';
import { figures } from '../src/app/capabilities.ts';
import { nobody, type Viewer } from '../src/identity/index.ts';
import { boardOf } from '../src/insight/dashboard/queries/board.ts';
import { survivalOfPlace } from '../src/institutionalisation/index.ts';
import { groupings, plainFilter } from '../src/institutionalisation/survival/model.ts';
import { survivalFor } from '../src/institutionalisation/survival/queries/survival.ts';
import { keepClaimed } from '../src/instrument/answer/actions/claimed.ts';
import type { Database } from '../src/platform/db.ts';
import { keepFrom } from '../src/platform/kept.ts';
import { migrate } from '../src/platform/migrate.ts';
import { plantIndexSheets } from './index-sheets.ts';
import { BENCH_FOLDER, openBench } from './seed-records.ts';

const RUNS = 9;
const HUB = '12';
/** Sheets of the index of each government of the hub: as many as count at most. */
const SHEETS = 200;
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
  await copy(missing);
  await fill(wanted);
}

async function copy(missing: number): Promise<void> {
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
  await copyOf('innovation_counted', { innovation_id: 'c.new_id' }, 'join copied c on c.id = t.innovation_id');
  await db.pool.query('drop table copied');
  await db.pool.query('vacuum analyze innovation');
  await db.pool.query('vacuum analyze search_doc');
  await db.pool.query('vacuum analyze innovation_counted');
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

const membership = { id: 'm', institutionId: 'i', institutionName: '', regionCode: null, unitId: null, unitName: null };
const person = { id: '00000000-0000-7000-8000-000000000000', name: '', email: '' };
const as = (role: string, regionCode: string | null) =>
  ({ ...nobody, person, acting: { ...membership, role, regionCode, institutionId: person.id } }) as unknown as Viewer;
const ministry = as('national', null);
/** Who sees the index of every government of a hub. */
const hub = as('hub_admin', HUB);

async function told(what: string, bare: number, work: () => Promise<unknown>): Promise<void> {
  const taken = await median(work);
  console.log(`${what}: ${taken.toFixed(1)} ms, ${(taken / bare).toFixed(1)} x`);
}

async function measure({ conn, pool }: Database): Promise<void> {
  const now = new Date();
  const bare = await median(() => pool.query("select count(*) from innovation where state = 'published'"));
  console.log(`bare count of published records: ${bare.toFixed(1)} ms`);
  for (const viewer of [ministry, hub])
    for (const figure of figures.filter((it) => it.admits(viewer) && !it.ofPeople)) {
      if (viewer === hub && figure.admits(ministry)) continue;
      const by = figure.dimensions.includes('year') ? (['region', 'year'] as const) : (['region'] as const);
      await told(`${figure.key} by ${by.join(' and ')}`, bare, () =>
        figure.count(conn, { viewer, now, filter: {}, by }),
      );
      const asked = { viewer, now, filter: {} };
      await told('  its list, first page', bare, () => figure.records(conn, asked, { size: 50, offset: 0 }));
      await told('  its list, page 1,000', bare, () => figure.records(conn, asked, { size: 50, offset: 49_950 }));
    }
  for (const year of [undefined, 2024])
    await told(`curve of the country, ${year ?? 'now'}`, bare, () =>
      survivalOfPlace(conn, { now, filter: year === undefined ? {} : { year } }),
    );
  for (const grouping of groupings)
    await told(`page of survival by ${grouping}`, bare, () => survivalFor(conn, { ...plainFilter, grouping }));
  for (const place of [null, '12', '12.12'])
    await told(`the whole dashboard of ${place ?? 'the country'}`, bare, () =>
      boardOf({ conn, viewer: ministry, now, view: { place, year: 2024 }, figures }),
    );
}

try {
  await migrate(db.pool, join(import.meta.dirname, '../migrations'));
  await fill(records);
  await plantIndexSheets(db, HUB, SHEETS);
  await keepClaimed(db);
  keepFrom(Number.POSITIVE_INFINITY);
  await measure(db);
} finally {
  await bench.stop();
}
