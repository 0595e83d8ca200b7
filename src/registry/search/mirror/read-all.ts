import { fork, type StdioOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Shelf } from '../shelf.ts';
import { HANDED } from './cards.ts';
import { putTogether } from './carry.ts';
import type { Readings, Wish } from './reader.ts';

/** Most of what it reads is rubbish at once. */
const bounds = ['--max-semi-space-size=4', '--max-old-space-size=512', '--disable-warning=ExperimentalWarning'];

/** The database, and which of its indexes. */
export type Source = { readonly url: string; readonly shelf: Shelf };

/**
 * Reads the whole public index of this database, or its words, in a process of its own, whose leavings end with it. Texts of the index
 * go into the open file `cards`.
 */
export async function readApart<What extends keyof Readings>(
  { url, shelf }: Source,
  what: What,
  cards?: number,
): Promise<Readings[What]> {
  const folder = await mkdtemp(join(tmpdir(), 'tuntas-'));
  try {
    const file = join(folder, 'arrays');
    return putTogether(await frameOf({ url, shelf, what, file }, cards), file) as Readings[What];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Comes when the line to the process is closed: all that was sent is read by then, and nothing holds it any more. */
function frameOf(wish: Wish, cards: number | 'ignore' = 'ignore'): Promise<unknown> {
  const stdio: Exclude<StdioOptions, string> = ['inherit', 'inherit', 'inherit', 'ipc'];
  stdio[HANDED] = cards;
  const reader = fork(fileURLToPath(partFile('reader')), { serialization: 'advanced', execArgv: bounds, stdio });
  return new Promise((resolve, reject) => {
    let frame: unknown = null;
    reader.once('message', (message) => {
      frame = message;
    });
    reader.once('error', reject);
    reader.once('close', (code) => {
      if (frame === null) reject(new Error(`the process that reads the index ended with ${code}`));
      else resolve(frame);
    });
    reader.send(wish);
  });
}

/** Beside this file in the sources; beside the program when it is built into one file. */
export function partFile(name: 'reader' | 'keeper'): URL {
  const built = new URL(`./mirror-${name}.js`, import.meta.url);
  return existsSync(built) ? built : new URL(`./${name}.ts`, import.meta.url);
}
