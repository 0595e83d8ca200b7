import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { constants, createGzip, type Gzip, type ZlibParams } from 'node:zlib';
import { type Mark, markLine } from './format.ts';

/** A backup being written: text and bytes in, one packed file out. */
export type Pack = {
  readonly push: (chunk: string | Buffer) => Promise<void>;
  readonly put: (mark: Mark) => Promise<void>;
  /** Files are packed already, nearly all: trying again would cost an hour where writing costs minutes. */
  readonly stopPacking: () => Promise<void>;
  /** SHA-256 of all that was pushed so far. */
  readonly digest: () => string;
};

/** Bytes that are packed at once: with the usual sixteenth of it the way there and back costs more than the packing. */
const PIECE = 256 * 1024;

/** Writes a file by the work; it appears under its name only when it is whole and on the disk. */
export async function packFile<T>(file: string, work: (pack: Pack) => Promise<T>): Promise<T> {
  const partial = `${file}.partial`;
  const gzip = createGzip({ chunkSize: PIECE }) as Gzip & ZlibParams;
  const sink = createWriteStream(partial, { mode: 0o600, flush: true, highWaterMark: 4 * PIECE });
  sink.on('error', (error) => gzip.destroy(error));
  gzip.pipe(sink);
  try {
    const made = await work(packOn(gzip));
    gzip.end();
    await finished(sink);
    await rename(partial, file);
    await settle(file);
    return made;
  } catch (error) {
    sink.destroy();
    await rm(partial, { force: true });
    throw error;
  }
}

function packOn(gzip: Gzip & ZlibParams): Pack {
  const hash = createHash('sha256');
  const push = async (chunk: string | Buffer): Promise<void> => {
    hash.update(chunk);
    if (!gzip.write(chunk)) await once(gzip, 'drain');
  };
  return {
    push,
    put: (mark) => push(markLine(mark)),
    stopPacking: () =>
      new Promise((resolve, reject) => {
        gzip.once('error', reject);
        gzip.params(constants.Z_NO_COMPRESSION, constants.Z_DEFAULT_STRATEGY, resolve);
      }),
    digest: () => hash.copy().digest('hex'),
  };
}

/** The name too is on the disk when the folder is. */
async function settle(file: string): Promise<void> {
  const handle = await open(file, 'r');
  await handle.sync().finally(() => handle.close());
}
