import { randomUUID } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodyOf } from '../http/body.ts';

/** Whoever does not read the body cancels it. */
export type Spooled = { readonly size: number; readonly body: ReadableStream<Uint8Array> };

const PIECE = 256 * 1024;

/**
 * Takes all bytes into a file that has no name any more, so that nothing of it stays behind however the program ends.
 * The database is left as soon as the file is whole, not when a slow line has taken it; a fault on the way is a page,
 * not half a file.
 */
export async function spool(bytes: AsyncIterable<Uint8Array | string>): Promise<Spooled> {
  const path = join(tmpdir(), `tuntas-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    let size = 0;
    for await (const piece of bytes) {
      const { bytesWritten } = await file.write(typeof piece === 'string' ? Buffer.from(piece) : piece);
      size += bytesWritten;
    }
    return { size, body: bodyOf(file.createReadStream({ start: 0, highWaterMark: PIECE })) };
  } catch (error) {
    await file.close();
    throw error;
  }
}
