import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { done, type Outcome, refused } from '../outcome.ts';
import type { PostgresRefusal } from './model.ts';
import { processState } from './process-state.ts';

/** The right to start, use and stop the server of one folder; it ends with the process, however that dies. */
export type Ownership = {
  /** Tells a second starter where the first one answers. */
  readonly announce: (address: string) => void;
  readonly release: () => void;
};

type Owner = { readonly pid: number; readonly address: string | null };

// SQLite's result codes (sqlite.org/rescode.html).
const BUSY = 5;
const READ_ONLY = 8;
const CANNOT_OPEN = 14;

/**
 * Takes the folder for this process, or says who has it.
 *
 * Node offers no file lock of its own. SQLite's exclusive lock is one: the kernel keeps it (fcntl) and drops it when the
 * process ends, so it is never stale, it cannot be taken twice, and it holds across containers that share the folder.
 * The lock would be lost if this process opened and closed `postgres.lock` by other means: nothing else may touch it.
 */
export function takeOwnership(home: string): Outcome<Ownership, PostgresRefusal> {
  const path = join(home, 'postgres.lock');
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(path, { timeout: 0 });
    // Nothing is ever written to it, so it needs no journal beside it.
    lock.exec('pragma journal_mode = off; begin exclusive');
  } catch (error) {
    if (lock?.isOpen) lock.close();
    return refuseOwnership(home, error);
  }
  const held = lock;
  writeOwner(home, { pid: process.pid, address: null });
  return done({
    announce: (address) => writeOwner(home, { pid: process.pid, address }),
    release: () => {
      if (held.isOpen) held.close();
    },
  });
}

function refuseOwnership(home: string, error: unknown): Outcome<never, PostgresRefusal> {
  const code = (error as { errcode?: number }).errcode;
  if (code === BUSY) return refused({ code: 'already_running', ...readOwner(home) });
  if (code === READ_ONLY || code === CANNOT_OPEN) return refused({ code: 'not_writable', path: home });
  throw error;
}

const ownerPath = (home: string): string => join(home, 'postgres-owner.json');

function writeOwner(home: string, owner: Owner): void {
  const part = `${ownerPath(home)}.part`;
  writeFileSync(part, `${JSON.stringify(owner)}\n`);
  renameSync(part, ownerPath(home));
}

function readOwner(home: string): { pid: number | null; address: string | null } {
  try {
    const owner = JSON.parse(readFileSync(ownerPath(home), 'utf8')) as Owner;
    // Between taking the lock and writing its name, the file still names the owner before.
    if (processState(owner.pid) === 'alive') return { pid: owner.pid, address: owner.address };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' && !(error instanceof SyntaxError)) throw error;
  }
  return { pid: null, address: null };
}
