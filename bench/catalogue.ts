// Loads the public catalogue over many records: `node --import ./tools/tsx.ts bench/catalogue.ts [seconds] [folder]`.
// Seed first (bench/seed-records.ts) and build the product; how to and what was measured stands in bench/README.md.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type Log, silentLog } from '../src/platform/log.ts';
import { keepMirror, mirrorOf } from '../src/registry/search/mirror/mirror.ts';
import { type Load, load, quantile } from './load.ts';
import { type Page, pagesOf } from './pages.ts';
import { cpuNow, cpuOf, memoryOf } from './processes.ts';
import { BENCH_FOLDER, type Bench, openBench } from './seed-records.ts';
import { statementsOf } from './statements.ts';

const CONNECTIONS = 8;
/** A hub runs for weeks: what its pages cost while the engine still compiles them says little. */
const WARM_UP_SECONDS = 15;
/** The bare route is one function. */
const WARM_UP_BARE_SECONDS = 2;
const root = join(import.meta.dirname, '..');

/** What keeps the index out of memory has to be seen: the benchmark would wait for it without a word. */
const loudLog: Log = { ...silentLog, warn: (...said) => console.error(...said) };

type Server = { readonly child: ChildProcess; readonly pid: number; readonly port: number };

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

/** The built product on the benchmark's database, as it would run in an office, without the worker, its index in memory. */
async function startWeb(bench: Bench): Promise<Server> {
  const port = await freePort();
  const env = { ...process.env, DATABASE_URL: bench.url, TUNTAS_PORT: String(port), TUNTAS_WORKER: 'false' };
  const child = spawn(join(root, 'start'), ['--no-demo'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const lines = createInterface({ input: child.stderr });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => (line.includes('the public index is in memory') ? resolve() : undefined));
    child.once('exit', () => reject(new Error('the product did not start: `./start` with this DATABASE_URL says why')));
  });
  if (!child.pid) throw new Error('the product has no process');
  // A line for each page: read as lines they would cost as much as asking for it.
  lines.close();
  child.stderr?.resume();
  return { child, pid: child.pid, port };
}

async function startBare(): Promise<Server> {
  const child = spawn(process.execPath, [join(root, 'bench/bare.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (!child.stdout || !child.pid) throw new Error('the bare server did not start');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, pid: child.pid, port: Number(line) };
}

type Measured = { readonly load: Load; readonly alone: Load; readonly web: number; readonly postgres: number };

async function measure(next: () => string, server: Server, seconds: number, cluster: string): Promise<Measured> {
  const options = { port: server.port, connections: CONNECTIONS, seconds };
  await load(next, { ...options, seconds: WARM_UP_SECONDS });
  const before = cpuNow(server.pid, cluster);
  const done = await load(next, options);
  const after = cpuNow(server.pid, cluster);
  const each = (spent: number) => spent / done.requests;
  const alone = await load(next, { ...options, connections: 1, seconds: seconds / 2 });
  return { load: done, alone, web: each(after.web - before.web), postgres: each(after.postgres - before.postgres) };
}

/** CPU per request of a bare route that answers as many bytes, in ms. */
async function floorOf(bare: Server, bytes: number): Promise<number> {
  const options = { port: bare.port, connections: CONNECTIONS, seconds: WARM_UP_BARE_SECONDS };
  await load(() => `/${bytes}`, { ...options, seconds: 1 });
  const before = cpuOf(bare.pid);
  const done = await load(() => `/${bytes}`, options);
  return (cpuOf(bare.pid) - before) / done.requests;
}

function rowOf(page: Page, measured: Measured, floor: number, statements: number): string {
  const { load: done, alone, web, postgres } = measured;
  const ms = (value: number) => value.toFixed(value < 10 ? 2 : 1);
  const cells = [
    page.name,
    (done.requests / done.seconds).toFixed(0),
    ms(quantile(done.times, 0.5)),
    ms(quantile(done.times, 0.95)),
    ms(quantile(done.times, 0.99)),
    ms(quantile(alone.times, 0.5)),
    ms(quantile(alone.times, 0.95)),
    ms(web),
    ms(postgres),
    ms(web + postgres),
    (done.bytes / done.requests / 1000).toFixed(1),
    `${((web + postgres) / floor).toFixed(0)} ×`,
    `${((web + postgres) / statements).toFixed(1)} ×`,
  ];
  return `| ${cells.join(' | ')} |${done.failed > 0 ? ` ${done.failed} failed` : ''}`;
}

const HEAD = [
  'page',
  'requests/s',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'p50 at one connection',
  'p95 at one connection',
  'web CPU ms',
  'PostgreSQL CPU ms',
  'both',
  'kB packed',
  'to bare bytes',
  'to the SQL alone',
];

async function run(seconds: number, folder: string, only: string): Promise<void> {
  const bench = await openBench(folder);
  const [web, bare] = [await startWeb(bench), await startBare()];
  // Whatever goes wrong below, neither server outlives the benchmark.
  process.once('exit', () => {
    for (const { child } of [web, bare]) child.kill();
  });
  const held = new AbortController();
  void keepMirror({ db: bench.db, log: loudLog, signal: held.signal });
  while (!mirrorOf(bench.db.conn)?.now) await pause(100);
  console.log(`Memory of the web process before any page: ${memoryOf(web.pid)}\n`);
  console.log(`| ${HEAD.join(' | ')} |\n|${HEAD.map((_, at) => (at === 0 ? '---' : '---:')).join('|')}|`);
  for (const page of await pagesOf(bench.db)) {
    if (!page.name.includes(only)) continue;
    const measured = await measure(page.next, web, seconds, bench.clusterDir);
    const floor = await floorOf(bare, Math.round(measured.load.bytes / measured.load.requests));
    console.log(rowOf(page, measured, floor, await statementsOf(bench, page, seconds)));
  }
  console.log(`\nMemory of the web process: ${memoryOf(web.pid)}`);
  for (const { child } of [web, bare]) {
    child.kill();
    await once(child, 'exit');
  }
  held.abort();
  await bench.stop();
}

const [seconds = '10', folder = BENCH_FOLDER, only = ''] = process.argv.slice(2);
await run(Number(seconds), folder, only);
