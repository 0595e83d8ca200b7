import { readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { PORT } from './model.ts';
import { processesOf, processState, servesFolder } from './process-state.ts';

export type PidFile = {
  readonly pid: number;
  readonly socketDir: string | null;
  readonly status: 'starting' | 'ready' | 'stopping' | 'unknown';
};

/** What stands on a cluster folder. Survivors are backends whose postmaster is gone, or a server that lost its pid file. */
export type Sighting =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'living'; readonly server: PidFile }
  | { readonly kind: 'survivors'; readonly pids: readonly number[] }
  | { readonly kind: 'stale'; readonly file: PidFile };

export const socketFile = (socketDir: string): string => join(socketDir, `.s.PGSQL.${PORT}`);

const pidFilePath = (cluster: string): string => join(cluster, 'postmaster.pid');

/** The postmaster's lock file (pid on line 1, socket folder on 5, status on 8), or null when there is none to read. */
export function readPidFile(cluster: string): PidFile | null {
  let lines: string[];
  try {
    lines = readFileSync(pidFilePath(cluster), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  // A standalone backend writes its pid as a negative number.
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!Number.isSafeInteger(pid) || pid === 0) return null;
  return { pid, socketDir: lines[4]?.trim() || null, status: statusOf(lines[7]?.trim()) };
}

function statusOf(word: string | undefined): PidFile['status'] {
  return word === 'starting' || word === 'ready' || word === 'stopping' ? word : 'unknown';
}

/** Looks at the folder without changing anything. */
export function lookAt(cluster: string): Sighting {
  const file = readPidFile(cluster);
  if (file !== null && servesFolder(file.pid, cluster)) return { kind: 'living', server: file };
  const pids = processesOf(cluster);
  if (pids.length > 0) return { kind: 'survivors', pids };
  return file === null ? { kind: 'nothing' } : { kind: 'stale', file };
}

/**
 * Removes a pid file whose process is no server of this folder. A pid that is gone is left to PostgreSQL, which checks
 * shared memory too; it cannot tell a zombie or a reused pid. The caller holds the ownership of the folder.
 */
export function clearStale(cluster: string, file: PidFile): void {
  if (processState(file.pid) !== 'gone' && !servesFolder(file.pid, cluster)) {
    rmSync(pidFilePath(cluster), { force: true });
    if (file.socketDir !== null) rmSync(`${socketFile(file.socketDir)}.lock`, { force: true });
  }
  removeTemporarySocketDir(file.socketDir);
}

/** Whether something answers at the socket of a pid file: a server in another container has a pid that we cannot see. */
export function answersAt(socketDir: string | null): Promise<boolean> {
  if (socketDir === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(socketFile(socketDir));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

export const TEMPORARY_SOCKET_PREFIX = 'tuntas-socket-';

/** Removes the folder of a socket if it is one of our own outside the data folder. */
export function removeTemporarySocketDir(socketDir: string | null): void {
  if (socketDir === null || !basename(socketDir).startsWith(TEMPORARY_SOCKET_PREFIX)) return;
  if (dirname(socketDir) === '/') return;
  rmSync(socketDir, { recursive: true, force: true });
}
