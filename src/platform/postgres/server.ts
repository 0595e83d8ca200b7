import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { logDirOf } from './cluster.ts';
import { asUser } from './engine.ts';
import { type Engine, type Place, PORT } from './model.ts';
import { readPidFile } from './pid-file.ts';
import { processState } from './process-state.ts';

/** How the server ended; both are null when it was not our child, so that nobody told us. */
export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A living postmaster. `ended` resolves once, whoever ends it. */
export type Postmaster = { readonly pid: number; readonly ended: Promise<Ending> };

/** `lost`: it had already ended by itself. `still_running`: it answers no signal; the next start attaches to it. */
export type StopResult = 'clean' | 'immediate' | 'lost' | 'still_running';

const POLL_MS = 20;
const WATCH_MS = 500;

/** What must hold whatever the configuration files say: no TCP, one closed socket folder, nothing acknowledged is lost. */
function fixedSettings(socketDir: string): Record<string, string> {
  return {
    listen_addresses: '',
    port: String(PORT),
    // A list: quoted, so that commas and blanks in the path stay part of it.
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
  };
}

/** Starts a postmaster in a session of its own, so that Ctrl-C in a terminal reaches us and not it. */
export async function launch(
  place: Place,
  engine: Engine,
  options: { readonly socketDir: string; readonly settings: Readonly<Record<string, string>> },
): Promise<Postmaster> {
  const settings = { ...fixedSettings(options.socketDir), ...options.settings };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = openSync(startLogOf(place), 'w', 0o600);
  try {
    const child = spawn(join(engine.binDir, 'postgres'), ['-D', place.cluster, ...args], {
      ...asUser(place.runAs),
      stdio: ['ignore', output, output],
      detached: true,
    });
    const ended = new Promise<Ending>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    await once(child, 'spawn');
    child.unref();
    if (child.pid === undefined) throw new Error('A spawned postmaster has no pid');
    return { pid: child.pid, ended };
  } finally {
    closeSync(output);
  }
}

/** Takes over a postmaster that somebody else started; its end is seen by looking. */
export function adopt(pid: number): Postmaster {
  const ended = new Promise<Ending>((resolve) => {
    const watch = setInterval(() => {
      if (processState(pid) === 'alive') return;
      clearInterval(watch);
      resolve({ code: null, signal: null });
    }, WATCH_MS);
    watch.unref();
  });
  return { pid, ended };
}

/** Waits until the postmaster takes connections, has ended, is asked to stop waiting, or the time is over. */
export async function waitReady(
  cluster: string,
  pid: number,
  limits: { readonly signal?: AbortSignal | undefined; readonly patienceMs: number },
): Promise<'ready' | 'ended' | 'aborted' | 'timeout'> {
  const deadline = performance.now() + limits.patienceMs;
  for (;;) {
    if (limits.signal?.aborted) return 'aborted';
    if (processState(pid) !== 'alive') return 'ended';
    const file = readPidFile(cluster);
    if (file?.pid === pid && file.status === 'ready') return 'ready';
    if (performance.now() > deadline) return 'timeout';
    await pause(POLL_MS);
  }
}

/** True when the condition came to hold in time. */
export async function waitUntil(
  holds: () => boolean,
  limits: { readonly signal?: AbortSignal | undefined; readonly patienceMs: number },
): Promise<boolean> {
  const deadline = performance.now() + limits.patienceMs;
  while (!holds()) {
    if (limits.signal?.aborted || performance.now() > deadline) return false;
    await pause(POLL_MS);
  }
  return true;
}

/** Fast shutdown, then immediate shutdown (which recovers at the next start). Never SIGKILL: it would leave backends. */
export async function shutDown(pid: number, patienceMs: number): Promise<StopResult> {
  const ended = (): boolean => processState(pid) !== 'alive';
  for (const [signal, result] of [
    ['SIGINT', 'clean'],
    ['SIGQUIT', 'immediate'],
  ] as const) {
    if (!tell(pid, signal)) return 'lost';
    if (await waitUntil(ended, { patienceMs })) return result;
  }
  return 'still_running';
}

function tell(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

const startLogOf = (place: Place): string => join(place.home, 'postgres-start.log');

const TAIL_BYTES = 4000;

/** The last words of the server: its log and what it said before it opened that. */
export function lastWords(place: Place): string {
  const logDir = logDirOf(place.cluster);
  const logs = existsSync(logDir) ? readdirSync(logDir).map((name) => join(logDir, name)) : [];
  const newest = logs.toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  return [startLogOf(place), newest]
    .filter((path) => path !== undefined && existsSync(path))
    .map((path) =>
      readFileSync(path as string, 'utf8')
        .slice(-TAIL_BYTES)
        .trim(),
    )
    .join('\n');
}
