import { execFile } from 'node:child_process';
import { type Stats, statSync } from 'node:fs';
import { chown, lchown, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { RunAs } from './model.ts';

const run = promisify(execFile);

/** System users that may own a cluster, best first: one made for it, PostgreSQL's own, then any without rights. */
const CANDIDATES = ['tuntas', 'postgres', '_postgres', 'nobody', 'daemon'];

export const weAreRoot = (): boolean => process.getuid?.() === 0;

/**
 * The user for the server's processes when we are root: whoever owns the cluster, else the data folder, else the folder
 * around it, else a system user. Null when this machine has none.
 */
export async function chooseRunAs(cluster: string, dataDir: string): Promise<RunAs | null> {
  const users = await systemUsers();
  for (const path of [cluster, dataDir, dirname(dataDir)]) {
    const owner = statSync(path, { throwIfNoEntry: false });
    if (owner !== undefined && owner.uid !== 0) return named(owner, users);
  }
  const found = CANDIDATES.map((name) => users.find((user) => user.name === name)).find((user) => user !== undefined);
  return found ?? null;
}

function named(owner: Stats, users: readonly RunAs[]): RunAs {
  const user = users.find((one) => one.uid === owner.uid);
  return user ?? { name: String(owner.uid), uid: owner.uid, gid: owner.gid };
}

async function systemUsers(): Promise<RunAs[]> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  return lines
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.name !== '' && user.uid > 0 && user.gid > 0);
}

/** Whether the user can walk into the folder. Tried, not computed: mount options and access lists count too. */
export async function canReach(folder: string, runAs: RunAs): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { uid: runAs.uid, gid: runAs.gid, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

/** Gives a tree to the user; links themselves change hands, not what they point to. */
export async function giveTo(path: string, runAs: RunAs): Promise<void> {
  await chown(path, runAs.uid, runAs.gid);
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) await giveTo(inner, runAs);
    else await lchown(inner, runAs.uid, runAs.gid);
  }
}
