import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, realpathSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { postgresOf } from '../processes.ts';

const root = join(import.meta.dirname, '../..');
const LOOK_EVERY_MS = 20;
const PATIENCE_MS = 120_000;

/** The hub was down between the two, by the clock of the benchmark; `ms` until it answered. */
export type Outage = {
  readonly from: number;
  readonly to: number;
  readonly with: 'program' | 'program and PostgreSQL';
};

export type Product = {
  readonly port: number;
  readonly data: string;
  readonly pid: () => number;
  /** Ends it without a word, starts it again at once, and waits until it answers. */
  readonly kill: (withPostgres: boolean) => Promise<Outage>;
  readonly stop: () => Promise<void>;
};

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

/** As an office starts it; `exec` in the script keeps the process. */
function spawned(data: string, port: number): ChildProcess {
  const args = ['--no-demo', '--port', String(port), '--data', data];
  const log = openSync(join(data, 'said.log'), 'a');
  const env = { ...process.env, LANG: 'C.UTF-8', TUNTAS_TRUSTED_PROXY_HEADER: 'x-forwarded-for' };
  return spawn(join(root, 'start'), args, { env, stdio: ['ignore', log, log] });
}

/** A server process of a connection may have ended since it was seen. */
function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const answers = (port: number, path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const call = get({ port, host: '127.0.0.1', path, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    call.on('error', () => resolve(false));
  });

/** Waits for the first page that the database has a part in. */
async function answered(port: number): Promise<void> {
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await pause(LOOK_EVERY_MS))
    if (await answers(port, '/inovasi')) return;
  throw new Error('the hub does not answer: see said.log in its folder');
}

export async function startHub(data: string): Promise<Product> {
  const port = await freePort();
  let child = spawned(data, port);
  await answered(port);
  const kill = async (withPostgres: boolean): Promise<Outage> => {
    const from = performance.now();
    const postgres = withPostgres ? postgresOf(realpathSync(join(data, 'postgres'))) : [];
    child.kill('SIGKILL');
    for (const pid of postgres) killNow(pid);
    await once(child, 'exit');
    child = spawned(data, port);
    await answered(port);
    return { from, to: performance.now(), with: withPostgres ? 'program and PostgreSQL' : 'program' };
  };
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { port, data, pid: () => child.pid ?? 0, kill, stop };
}

/** One command of the built program beside the running hub; its exit code and what it said. */
export async function command(data: string, words: readonly string[]): Promise<{ code: number; said: string }> {
  const args = ['dist/cli.js', ...words, '--data', data];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const pieces: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => pieces.push(piece));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? -1, said: Buffer.concat(pieces).toString('utf8').trim() };
}
