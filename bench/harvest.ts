// One national hub that takes from many: `node --import ./tools/tsx.ts bench/harvest.ts [hubs] [records of each] [folder]`.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations } from 'graphile-worker';
import { createServer } from '../src/app/server.ts';
import { openStatics } from '../src/app/statics.ts';
import { harvestJobs } from '../src/network/harvest/jobs.ts';
import { networkShelf } from '../src/network/harvest/shelf.ts';
import { confirmPeer, proposePeer } from '../src/network/peers/actions/peers.ts';
import { meetHub } from '../src/network/peers/meet.ts';
import type { PeerId } from '../src/network/peers/model.ts';
import { fingerprintOf } from '../src/network/peers/rules.ts';
import { readConfig } from '../src/platform/config.ts';
import { newId } from '../src/platform/ids.ts';
import { silentLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { must } from '../src/platform/outcome.ts';
import { keepMirror } from '../src/registry/search/mirror/mirror.ts';
import { adminOf } from './admin.ts';
import { cpuNow } from './processes.ts';
import { openBench } from './seed-records.ts';

const [hubs, records] = [Number(process.argv[2] ?? 36), Number(process.argv[3] ?? 8334)];
const folder = process.argv[4] ?? join(tmpdir(), 'tuntas-bench-harvest');
const config = readConfig({ TUNTAS_NETWORK_LOCAL: 'true', TUNTAS_SECRET: 'x'.repeat(40) });
const AT_ONCE = 2;

const bench = await openBench(folder);
const { db } = bench;
await runMigrations({ pgPool: db.pool });
await migrate(db.pool, join(import.meta.dirname, '../migrations'));
await db.pool.query('truncate network_peer, network_record, network_record_gone cascade');
const admin = await adminOf(db);
const apart = fork(fileURLToPath(new URL('./hubs.ts', import.meta.url)), { execArgv: process.execArgv });
apart.send({ hubs, records });
const [origins] = (await once(apart, 'message')) as [string[]];

async function trusted(address: string): Promise<PeerId> {
  const [id, now] = [newId<'PeerId'>(), new Date()];
  const shown = must(await meetHub({ kind: 'tuntas', address, config, known: null, now }));
  const proposal = { id, kind: 'tuntas' as const, address, everyMinutes: 1440, shown };
  must(await db.transact((tx) => proposePeer(tx, admin, proposal, now)));
  const fingerprint = shown.keys[0] ? fingerprintOf(shown.keys[0]) : '';
  must(await db.transact((tx) => confirmPeer(tx, admin, { id, revision: 1, fingerprint, shown }, now)));
  return id;
}

const peers: PeerId[] = [];
for (const origin of origins) peers.push(await trusted(origin));

/** Seconds by the clock, and of CPU of this process and of PostgreSQL. */
type Spent = { readonly seconds: number; readonly own: number; readonly postgres: number };

/** All hubs, as many at once as the worker takes; until each is at its end. */
async function harvestAll(): Promise<Spent> {
  const job = harvestJobs.find((it) => it.name === 'network.harvest');
  const [began, before] = [performance.now(), cpuNow(process.pid, bench.clusterDir)];
  const waiting = [...peers];
  const work = async () => {
    for (let peerId = waiting.pop(); peerId !== undefined; peerId = waiting.pop())
      await job?.run({ peerId }, { db, config, log: silentLog, baseUrl: 'http://localhost', now: new Date() });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const after = cpuNow(process.pid, bench.clusterDir);
  return {
    seconds: (performance.now() - began) / 1000,
    own: (after.web - before.web) / 1000,
    postgres: (after.postgres - before.postgres) / 1000,
  };
}

const counted = async (sql: string) => (await db.pool.query<{ n: number }>(sql)).rows[0]?.n ?? 0;
const digest = () => counted('select sum(hashtext(digest || source_id)::bigint) as n from network_record');
const each = (seconds: number, rows: number) => ((1000 * seconds) / rows).toFixed(2);
const told = (name: string, rows: number, { seconds, own, postgres }: Spent) =>
  console.log(
    `${name}: ${rows} records in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)}/s, CPU ms each: own ${each(own, rows)}, PostgreSQL ${each(postgres, rows)}`,
  );

told('first harvest', hubs * records, await harvestAll());
console.log(
  'held',
  await counted('select count(*) as n from network_record'),
  'refused',
  await counted('select count(*) as n from network_refusal'),
);
const before = await digest();
const again = await harvestAll();
console.log(`again, nothing changed: ${again.seconds.toFixed(1)} s; same tables: ${before === (await digest())}`);
const change = Math.ceil(records / 100);
apart.send({ change });
await once(apart, 'message');
told('daily change of 1 %', hubs * change, await harvestAll());
apart.disconnect();

await db.pool.query('analyze network_record');
for (const name of ['network.words'])
  await harvestJobs
    .find((it) => it.name === name)
    ?.run({}, { db, config, log: silentLog, baseUrl: '', now: new Date() });
const ending = new AbortController();
const began = performance.now();
void keepMirror({
  db,
  log: {
    ...silentLog,
    info: () => console.log(`index in memory after ${((performance.now() - began) / 1000).toFixed(1)} s`),
  } as never,
  signal: ending.signal,
  shelf: networkShelf,
});
await new Promise((resolve) => setTimeout(resolve, Number(process.argv[5] ?? 60) * 1000));
const app = createServer({
  db,
  config,
  log: silentLog,
  statics: openStatics(join(import.meta.dirname, '../dist/assets')),
  baseUrl: () => 'http://localhost:3000',
  clock: () => new Date(),
});
for (const [name, path] of [
  ['list, newest', '/jaringan'],
  ['list, a province', '/jaringan?provinsi=12'],
  ['search, a common word', '/jaringan?q=layanan'],
  ['search, two words', '/jaringan?q=layanan+kesehatan'],
] as const) {
  const ask = async () => (await app.request(`http://localhost:3000${path}`)).text();
  for (let n = 0; n < 5; n += 1) await ask();
  const [start, used] = [performance.now(), process.cpuUsage()];
  for (let n = 0; n < 50; n += 1) await ask();
  const { user, system } = process.cpuUsage(used);
  console.log(
    `${name}: ${((performance.now() - start) / 50).toFixed(1)} ms, own CPU ${((user + system) / 50_000).toFixed(2)} ms`,
  );
}
ending.abort();
await bench.stop();
process.exit(0);
