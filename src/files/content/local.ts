import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '#platform/ids.ts';
import { counted } from './flow.ts';
import { OWNER_ONLY } from './folder.ts';
import { type Lying, PARTS, type Storage } from './storage.ts';

const PIECE = 256 * 1024;

/** A folder: what is kept is on the disk, name and all, before anybody is told so. */
export function localStorage(root: string): Storage {
  const at = (key: string): string => {
    if (!/^[0-9a-z/-]+$/.test(key)) throw new Error(`no key of a file: ${key}`);
    return join(root, key);
  };
  return {
    take: async (flow, size) => {
      const part = at(`${PARTS}/${newId<'Part'>()}`);
      await takeTo(part, flow, size);
      return {
        keepAs: (key) => moveTo(part, at(key)),
        drop: () => rm(part, { force: true }),
      };
    },
    read: async (key, span) => {
      const file = await open(at(key), 'r');
      return file.createReadStream({ highWaterMark: PIECE, ...(span ? { start: span.from, end: span.to } : {}) });
    },
    sizeOf: async (key) => {
      const found = await stat(at(key)).catch(absent);
      return found?.size ?? null;
    },
    drop: (key) => rm(at(key), { force: true }),
    list: (folder) => lyingIn(at(folder), folder),
  };
}

async function takeTo(part: string, flow: Readable, size: number): Promise<void> {
  await mkdir(dirname(part), { recursive: true, mode: OWNER_ONLY });
  try {
    await pipeline(flow, counted(size), createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function moveTo(part: string, kept: string): Promise<void> {
  const folder = dirname(kept);
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY });
  await rename(part, kept);
  for (const each of [folder, dirname(folder)]) {
    const handle = await open(each, 'r');
    await handle.sync().finally(() => handle.close());
  }
}

async function* lyingIn(path: string, folder: string): AsyncGenerator<Lying> {
  const names = await readdir(path).catch(absent);
  for (const name of names?.sort() ?? []) {
    const found = await stat(join(path, name)).catch(absent);
    if (found?.isFile()) yield { key: `${folder}/${name}`, changedAt: found.mtime };
  }
}

function absent(error: unknown): null {
  if ((error as { code?: unknown }).code === 'ENOENT') return null;
  throw error;
}
