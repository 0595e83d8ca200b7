// What it costs to take a record or a list away: `node --import ./tools/tsx.ts bench/pdf.ts [folder]`.
// Seed first (bench/seed-records.ts, 50,000 records: the most that one file holds) and build the product.
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { quantile } from './load.ts';
import { cpuOf } from './processes.ts';
import { BENCH_FOLDER, type Bench, openBench } from './seed-records.ts';

const root = join(import.meta.dirname, '..');
const RECORDS = 40;
const LOOK_EVERY_MS = 50;

type Web = { readonly child: ChildProcess; readonly pid: number; readonly address: string };

/** The built product on the benchmark's database, web alone. */
async function startWeb({ url }: Bench): Promise<Web> {
  const env = { ...process.env, DATABASE_URL: url, TUNTAS_WORKER: 'false' };
  const args = [join(root, 'dist/cli.js'), 'start', '--no-demo', '--port', '0'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = /http:\/\/[\w.-]+:\d+/.exec(line) ?? [];
    if (address && child.pid) {
      child.stdout.resume();
      return { child, pid: child.pid, address };
    }
  }
  throw new Error('the product did not start: `node dist/cli.js start` with this DATABASE_URL says why');
}

const statusOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
};

/** Resident memory of the process, in MB; 0 when it has ended. */
function memoryOf(pid: number): number {
  const [, kb = '0'] = /^VmRSS:\s+(\d+)/m.exec(statusOf(pid)) ?? [];
  return Number(kb) / 1024;
}

/** Processes that this one began and that live: the one that sets PDFs, while it is wanted. */
function childrenOf(pid: number): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((it) => statusOf(it).includes(`\nPPid:\t${pid}\n`));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, it) => all + it, 0);
const cpuOfAll = (pid: number): number => sum([pid, ...childrenOf(pid)].map(cpuOf));

type Taken = {
  readonly ms: readonly number[];
  readonly cpu: number;
  readonly kb: number;
  /** MB by which the web process grew, and the most that its children took. */
  readonly grown: number;
  readonly beside: number;
};

/** Asks for each path after the other, and looks from outside at the time, the CPU and the most memory that it took. */
async function taken({ pid, address }: Web, paths: readonly string[]): Promise<Taken> {
  const before = memoryOf(pid);
  let [most, beside] = [before, 0];
  const looking = setInterval(() => {
    most = Math.max(most, memoryOf(pid));
    beside = Math.max(beside, sum(childrenOf(pid).map(memoryOf)));
  }, LOOK_EVERY_MS);
  const cpu = cpuOfAll(pid);
  const ms: number[] = [];
  let bytes = 0;
  for (const path of paths) {
    const started = performance.now();
    const answer = await fetch(address + path);
    for await (const piece of answer.body ?? []) bytes += piece.length;
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    ms.push(performance.now() - started);
  }
  clearInterval(looking);
  const spent = (cpuOfAll(pid) - cpu) / paths.length;
  return { ms: ms.sort((a, b) => a - b), cpu: spent, kb: bytes / paths.length / 1024, grown: most - before, beside };
}

function tell(name: string, { ms, cpu, kb, grown, beside }: Taken, bare: number | null): void {
  const shown = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));
  const ratio = bare === null ? '' : `${shown(cpu / bare)} ×`;
  console.log(
    `| ${[name, shown(quantile(ms, 0.5)), shown(quantile(ms, 0.95)), shown(cpu), shown(kb), `+${shown(grown)}`, shown(beside), ratio].join(' | ')} |`,
  );
}

/** Rows of the narrowed list, which is short enough to be held. */
async function rowsIn({ address }: Web, query: string): Promise<number> {
  const file = (await (await fetch(`${address}/inovasi/unduh.json${query}`)).json()) as { rows: unknown[] };
  return file.rows.length;
}

async function records(web: Web, bench: Bench): Promise<void> {
  const found = await bench.db.pool.query<{ id: string }>(
    "select id from innovation where state = 'published' order by md5(id::text) limit $1",
    [RECORDS + 1],
  );
  const [first = '', ...rest] = found.rows.map(({ id }) => `/inovasi/${id}`);
  const pages: string[] = [];
  for (const path of rest) pages.push(new URL((await fetch(web.address + path)).url).pathname);
  const page = await taken(web, pages);
  tell('record as a page', page, null);
  tell('record as PDF, the first (its process begins)', await taken(web, [`${first}/unduh.pdf`]), page.cpu);
  const files = rest.map((it) => `${it}/unduh.pdf`);
  tell('record as PDF, each another', await taken(web, files), page.cpu);
  tell('record as PDF, again', await taken(web, files), page.cpu);
}

async function lists(web: Web, bench: Bench): Promise<void> {
  const some = '?wilayah=12&jenis=digital';
  const printed = await rowsIn(web, some);
  const found = await bench.db.pool.query<{ n: number }>(
    "select count(*) as n from innovation where state = 'published'",
  );
  const all = found.rows[0]?.n ?? 0;
  const pages = Array(20).fill('/inovasi');
  await taken(web, pages);
  const page = await taken(web, pages);
  tell('list as a page, 20 rows', page, null);
  tell(`list as PDF, ${printed.toLocaleString('en')} rows`, await taken(web, [`/inovasi/unduh.pdf${some}`]), page.cpu);
  for (const format of ['csv', 'json', 'xlsx'])
    tell(
      `list as ${format.toUpperCase()}, ${all.toLocaleString('en')} rows`,
      await taken(web, [`/inovasi/unduh.${format}`]),
      page.cpu,
    );
}

async function run(folder: string): Promise<void> {
  const bench = await openBench(folder);
  const web = await startWeb(bench);
  const begun = Math.round(memoryOf(web.pid));
  console.log(
    '| what | p50 ms | p95 ms | CPU ms | kB | web MB | beside it MB | CPU to the page |\n|---|---:|---:|---:|---:|---:|---:|---:|',
  );
  await records(web, bench);
  await lists(web, bench);
  console.log(`\nmemory: ${begun} MB at the start, ${Math.round(memoryOf(web.pid))} MB at the end`);
  web.child.kill();
  await bench.stop();
}

await run(process.argv[2] ?? BENCH_FOLDER);
