import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 ** 30;

function isRoomy(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}

/** A new folder for what need not outlive a run: in memory where there is room, for a database is thousands of small files. */
export function scratchFolder(prefix: string): string {
  return mkdtempSync(join(isRoomy(MEMORY) ? MEMORY : tmpdir(), prefix));
}
