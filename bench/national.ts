// The catalogue of all hubs over many records: `node --import ./tools/tsx.ts bench/national.ts [records] [folder]`, a folder of insight.ts.
import { join } from 'node:path';
import { createServer } from '../src/app/server.ts';
import { openStatics } from '../src/app/statics.ts';
import { networkShelf } from '../src/network/harvest/shelf.ts';
import { readConfig } from '../src/platform/config.ts';
import { newId } from '../src/platform/ids.ts';
import { silentLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { keepMirror } from '../src/registry/search/mirror/mirror.ts';
import { cpuNow } from './processes.ts';
import { BENCH_FOLDER, openBench } from './seed-records.ts';

const records = Number(process.argv[2] ?? 300_000);
const bench = await openBench(process.argv[3] ?? BENCH_FOLDER);
const { db } = bench;
const HUBS = 36;
const PAIRS = 20_000;
const RUNS = 15;

const indexes = ['network_record_text', 'network_record_title', 'network_record_bands'];

/** The public records of the folder as those of 36 other hubs, every second pair of a number of them linked. */
async function plant(): Promise<void> {
  const there = await db.pool.query<{ n: number }>('select count(*) as n from network_record');
  if ((there.rows[0]?.n ?? 0) >= records) return;
  for (let hub = 1; hub <= HUBS; hub += 1)
    await db.pool.query(
      `insert into network_peer (id, kind, address, name, hub, state, every_minutes, next_at, created_at)
       values ($1, 'tuntas', $2, $3, $2, 'active', 1440, now(), now())`,
      [newId(), `https://hub${hub}.example`, `Hub ${hub}`],
    );
  const definitions = await db.pool.query<{ indexname: string; indexdef: string }>(
    'select indexname, indexdef from pg_indexes where indexname = any($1)',
    [indexes],
  );
  for (const { indexname } of definitions.rows) await db.pool.query(`drop index ${indexname}`);
  await db.pool.query(
    `insert into network_record (record_id, peer_id, source_id, number, url, key_id, changed_at, first_harvested_at, harvested_at, institution,
       content, hub, region_code, province_code, cell, affair_bits, sdg_bits, has_award, award_tops, award_years, award_year, award_label,
       moved_at, title, summary, body, title_key, title_words, text_words, bands, digest)
     select uuidv7(), p.id, 'oai:' || d.id, d.id, p.hub || '/inovasi/' || d.id, 'k', d.moved_at, now(), now(), n.name,
       jsonb_build_object('content', null), p.hub, d.region_code, d.province_code, d.cell, d.affair_bits, d.sdg_bits, d.has_award, d.award_tops,
       d.award_years, d.award_year, d.award_label, d.moved_at, d.title, d.summary, d.body, d.title_key, d.title_words, d.text_words, d.bands, d.digest
     from (select * from search_doc where is_public and kind = 'innovation' limit $1) d
     join institution n on n.id = d.institution_id
     join (select row_number() over () - 1 as nth, id, hub from network_peer) p on p.nth = d.id % ${HUBS}`,
    [records],
  );
  await db.pool.query(
    `insert into network_pair (id, first_peer, first_source, second_peer, second_source, state, likeness, found_at, decided_at)
     select uuidv7(), a.peer_id, a.source_id, b.peer_id, b.source_id, case when a.id % 2 = 0 then 'linked' else 'proposed' end, 900, now(), now()
     from (select *, row_number() over (order by id) as nth from network_record limit ${PAIRS}) a
     join (select *, row_number() over (order by id) as nth from network_record limit ${PAIRS + 1}) b on b.nth = a.nth + 1
     where a.peer_id <> b.peer_id on conflict do nothing`,
  );
  for (const { indexdef } of definitions.rows) await db.pool.query(indexdef);
  await db.pool.query('insert into network_word select * from search_word on conflict do nothing');
  await db.pool.query('vacuum analyze network_record');
  await db.pool.query('analyze network_pair');
}

const app = createServer({
  db,
  config: readConfig({ TUNTAS_SECRET: 'x'.repeat(40) }),
  log: silentLog,
  statics: openStatics(join(import.meta.dirname, '../dist/assets')),
  baseUrl: () => 'http://localhost:3000',
  clock: () => new Date(),
});

const addresses = async () => {
  const found = await db.pool.query<{ id: string }>(
    'select record_id as id from network_record order by id limit 1 offset 777',
  );
  return [
    ['list, newest', '/jaringan'],
    ['list, page 500', '/jaringan?hal=500'],
    ['list by title', '/jaringan?urut=judul'],
    ['list, a hub', '/jaringan?hub=https%3A%2F%2Fhub7.example'],
    ['list, a province', '/jaringan?provinsi=12'],
    ['list, an affair and a year', '/jaringan?urusan=kesehatan&tahun=2021'],
    ['record', `/jaringan/${found.rows[0]?.id}`],
    ['search, a common word', '/jaringan?q=layanan'],
    ['search, two words', '/jaringan?q=layanan+kesehatan'],
    ['search within a hub', '/jaringan?q=layanan&hub=https%3A%2F%2Fhub7.example'],
    ['search, misspelt', '/jaringan?q=layannan'],
  ] as const;
};

/** The median by the clock, the first apart (counts are kept while the index stands), and CPU of this process and of PostgreSQL. */
async function measure(when: string): Promise<void> {
  for (const [name, path] of await addresses()) {
    const taken: number[] = [];
    const before = cpuNow(process.pid, bench.clusterDir);
    for (let run = 0; run <= RUNS; run += 1) {
      const start = performance.now();
      const answer = await app.request(`http://localhost:3000${path}`);
      await answer.text();
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      taken.push(performance.now() - start);
    }
    const after = cpuNow(process.pid, bench.clusterDir);
    const each = (ms: number) => (ms / (RUNS + 1)).toFixed(1);
    const [first = 0, ...rest] = taken;
    const middle = rest.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
    console.log(
      `${when}: ${name}: first ${first.toFixed(0)} ms, then ${middle.toFixed(1)} ms; CPU ms own ${each(after.web - before.web)}, PostgreSQL ${each(after.postgres - before.postgres)}`,
    );
  }
}

try {
  await migrate(db.pool, join(import.meta.dirname, '../migrations'));
  await plant();
  await measure('PostgreSQL alone');
  const ending = new AbortController();
  const held = Promise.withResolvers<void>();
  const log = { ...silentLog, info: () => held.resolve() };
  const began = performance.now();
  const keeping = keepMirror({ db, log, signal: ending.signal, shelf: networkShelf });
  await held.promise;
  console.log(`index in memory after ${((performance.now() - began) / 1000).toFixed(1)} s`);
  await measure('in memory');
  ending.abort();
  await keeping;
} finally {
  await bench.stop();
}
process.exit(0);
