import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect, vi } from 'vitest';
import { must } from '../../src/platform/outcome.ts';
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from '../../src/platform/postgres/embedded.ts';
import type { PostgresStep } from '../../src/platform/postgres/model.ts';
import { processesOf } from '../../src/platform/postgres/process-state.ts';

const STARTER = fileURLToPath(new URL('./postgres-starter.ts', import.meta.url));

const folders: string[] = [];
const servers: EmbeddedServer[] = [];
/** Processes that are killed after the test. */
export const children: ChildProcess[] = [];

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tuntas-pg-'));
  folders.push(folder);
  chmodSync(folder, 0o755);
  return folder;
}

export async function start(dataDir: string, more: Partial<EmbeddedOptions> = {}) {
  const steps: PostgresStep[] = [];
  const outcome = await startEmbedded({ dataDir, log: (step) => steps.push(step), ...more });
  if (outcome.ok) servers.push(outcome.value);
  return { outcome, steps };
}

export async function started(dataDir: string, more: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer> {
  return must((await start(dataDir, more)).outcome);
}

type Up = { url: string; pid: number; attached: boolean };
type Line = { step?: string; up?: Up; stopped?: string };

export function startElsewhere(dataDir: string) {
  const child = spawn(process.execPath, [STARTER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const until = <T>(wanted: (line: Line) => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      lines.on('line', (text) => {
        const found = wanted(JSON.parse(text) as Line);
        if (found !== undefined) resolve(found);
      });
      lines.once('close', () => reject(new Error('the starter ended without saying so')));
    });
  return { child, until };
}

export async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

export async function killHard(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

export function killAll(clusterDir: string): Promise<void> {
  for (const pid of processesOf(clusterDir)) process.kill(pid, 'SIGKILL');
  return vi.waitFor(() => expect(processesOf(clusterDir)).toEqual([]), { timeout: 5000, interval: 10 });
}

export const pidFile = (clusterDir: string): string => join(clusterDir, 'postmaster.pid');

export function writePid(clusterDir: string, pid: number): void {
  const lines = readFileSync(pidFile(clusterDir), 'utf8').split('\n');
  writeFileSync(pidFile(clusterDir), [String(pid), ...lines.slice(1)].join('\n'));
}

/** A cluster whose processes were all killed, so that its pid file is left; holds one row. */
export async function crashed(): Promise<{ dataDir: string; clusterDir: string }> {
  const dataDir = newFolder();
  const server = await started(dataDir);
  await query(server.url, 'create table kept as select 7 as n');
  await killAll(server.clusterDir);
  await server.stop();
  return { dataDir, clusterDir: server.clusterDir };
}

/** Ends and removes everything that a test made. */
export async function clearAway(): Promise<void> {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) await killHard(child);
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) {
    await killAll(join(folder, 'postgres')).catch(() => {});
    rmSync(folder, { recursive: true, force: true });
  }
}
