// What the lists of a big edition cost: `node --import ./tools/tsx.ts bench/entry-lists.ts [entries] [folder]`. Runs a competition up to its
// first plenary through the actions that people use, once for a folder, and asks for each list as the server answers it, without a socket.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import { createServer } from '../src/app/server.ts';
import type { Edition } from '../src/competition/edition/model/edition.ts';
import { editionById } from '../src/competition/edition/queries/editions.ts';
import { paths as entryPaths } from '../src/competition/entry/paths.ts';
import { within } from '../src/competition/rehearsal/document.ts';
import { scoringRounds } from '../src/competition/scoring/queries/rounds.ts';
import { paths as stagePaths } from '../src/competition/stage/paths.ts';
import { paths as roundPaths } from '../src/evaluation/paths.ts';
import { readConfig } from '../src/platform/config.ts';
import { type Database, openDatabase } from '../src/platform/db.ts';
import { silentLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { must } from '../src/platform/outcome.ts';
import { startEmbedded } from '../src/platform/postgres/index.ts';
import { quantile } from './load.ts';
import { cpuOf, postgresOf } from './processes.ts';
import { LOCAL, OFFICE, PASSWORD, seedEntries } from './seed-entries.ts';

const HERE = 'http://localhost:3000';
const TIMES = 25;
/** The first ones read documents and plans that the next ones find. */
const WARMING = 5;

type Asking = (path: string, cookies: string, form?: Record<string, string>) => Promise<Response>;

function serverOf(db: Database, clock: () => Date): Asking {
  let visits = 0;
  const app = createServer({
    db,
    config: { ...readConfig({}), authRateLimit: false, baseUrl: HERE, trustedProxyHeader: 'x-real-ip' },
    log: silentLog,
    statics: { asset: (name) => `/assets/${name}`, serve: () => null },
    baseUrl: () => HERE,
    clock,
  });
  return async (path, cookies, form) => {
    visits += 1;
    const headers = { origin: HERE, cookie: cookies, 'x-real-ip': `10.0.${visits >> 8}.${visits & 255}` };
    const sent = form ? { method: 'POST', body: new URLSearchParams(form) } : {};
    return app.fetch(new Request(HERE + path, { ...sent, headers }));
  };
}

async function signIn(ask: Asking, email: string): Promise<string> {
  const answer = await ask('/masuk', '', { surel: email, sandi: PASSWORD });
  return answer.headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .join('; ');
}

/** Time that this process and PostgreSQL have spent so far, in ms: what stays the same when others use the machine too. */
const spent = (): number => [process.pid, ...postgresOf(clusterDir)].reduce((sum, pid) => sum + cpuOf(pid), 0);

async function measure(ask: Asking, name: string, path: string, cookies: string): Promise<void> {
  const times: number[] = [];
  let [kilobytes, cpu] = [0, 0];
  for (let at = 0; at < WARMING + TIMES; at += 1) {
    if (at === WARMING) cpu = spent();
    const started = performance.now();
    const answer = await ask(path, cookies);
    const body = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    kilobytes = body.length / 1024;
    if (at >= WARMING) times.push(performance.now() - started);
  }
  const each = (spent() - cpu) / TIMES;
  times.sort((a, b) => a - b);
  const shown = [each, quantile(times, 0), quantile(times, 0.5)].map((it) => it.toFixed(0));
  console.log(`| ${[name, ...shown, kilobytes.toFixed(0)].join(' | ')} |`);
}

async function pages(db: Database): Promise<void> {
  const found = await db.pool.query<{ id: Edition['id'] }>('select id from edition limit 1');
  const edition = await editionById(db.conn, found.rows[0]?.id as Edition['id']);
  if (!edition) throw new Error('nothing is planted');
  const plenary = edition.document.stages.find((it) => it.kind === 'te_plenary');
  const ask = serverOf(db, () => (plenary ? within(plenary) : new Date()));
  const office = await signIn(ask, OFFICE);
  const local = await signIn(ask, LOCAL);
  const [round] = await scoringRounds(db.conn, edition.id, 'desk_scoring');
  if (!round) throw new Error('no round');
  const { id } = edition;
  const list: readonly (readonly [string, string, string])[] = [
    ['home of the secretariat', '/beranda', office],
    ['home of an admin lokal', '/beranda', local],
    ['entries of the organiser', entryPaths.list.to({ edisi: id }), office],
    ['entries by title, page 60', entryPaths.list.to({ edisi: id, urut: 'judul', halaman: '60' }), office],
    ['entries with a word', entryPaths.list.to({ edisi: id, q: 'layanan' }), office],
    ['entries of an admin lokal', entryPaths.list.to({ edisi: id }), local],
    ['checks', stagePaths.checks.to(id), office],
    ['checks that wait, by institution', stagePaths.checks.to(id, { status: 'waiting', urut: 'institution' }), office],
    ['sheets given out', roundPaths.assignment.to(round.roundId), office],
    ['progress of the jury', roundPaths.progress.to(round.roundId), office],
    ['ranking of the plenary', stagePaths.plenary.to(id, 'te_plenary'), office],
    ['course of the edition', stagePaths.course.to(id), office],
  ];
  console.log('| page | CPU ms | fastest ms | p50 ms | kB |\n|---|---:|---:|---:|---:|');
  for (const [name, path, cookies] of list) await measure(ask, name, path, cookies);
}

const [entries = '5000', folder = join(tmpdir(), 'tuntas-entry-lists')] = process.argv.slice(2);
const server = must(await startEmbedded({ dataDir: folder, log: () => {} }));
const { clusterDir } = server;
const db = openDatabase(server.url, { size: 8, onError: () => {} });
try {
  await runMigrations({ pgPool: db.pool });
  await migrate(db.pool, join(import.meta.dirname, '../migrations'));
  const known = await db.pool.query('select id from edition limit 1');
  if (known.rows.length === 0) await seedEntries(db, Number(entries));
  await pages(db);
} finally {
  await db.close();
  await server.stop();
}
