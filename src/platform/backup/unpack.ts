import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

const NEWLINE = 0x0a;

/** A backup being read: lines and counted bytes, in the order in which they were written. */
export type Unpack = {
  /** The next line without its end; null when the file is over, also in the middle of a line. */
  readonly line: () => Promise<Buffer | null>;
  /** The next bytes in pieces, at most so many altogether; fewer when the file is over. */
  readonly bytes: (count: number) => AsyncGenerator<Buffer>;
  /** SHA-256 of all lines and bytes read before the last line. */
  readonly digestBefore: () => string;
  /** Whether nothing comes any more, the packing's own end included. */
  readonly isOver: () => Promise<boolean>;
  readonly close: () => void;
};

/** Opens a packed file. Reading throws what the disk or the packing says of a file that cannot be read on. */
export function unpackFile(file: string): Unpack {
  const gunzip = createGunzip();
  const source = createReadStream(file);
  source.on('error', (error) => gunzip.destroy(error));
  const chunks = source.pipe(gunzip)[Symbol.asyncIterator]();
  const close = () => {
    source.destroy();
    gunzip.destroy();
  };
  return { ...unpackFrom(chunks), close };
}

function unpackFrom(chunks: AsyncIterator<Buffer>): Omit<Unpack, 'close'> {
  const hash = createHash('sha256');
  let held: Buffer = Buffer.alloc(0);
  let digest = '';
  const more = async (): Promise<boolean> => {
    const next = await chunks.next();
    if (next.done) return false;
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    return true;
  };
  const takeOff = (count: number): Buffer => {
    const taken = held.subarray(0, count);
    held = held.subarray(count);
    hash.update(taken);
    return taken;
  };
  const line = async (): Promise<Buffer | null> => {
    let [at, from] = [held.indexOf(NEWLINE), held.length];
    while (at < 0) {
      if (!(await more())) return null;
      at = held.indexOf(NEWLINE, from);
      from = held.length;
    }
    // Rows are many: the digest is asked for at the end alone, so it is kept before marks only.
    if (held[0] === MARK) digest = hash.copy().digest('hex');
    return takeOff(at + 1).subarray(0, at);
  };
  async function* bytes(count: number): AsyncGenerator<Buffer> {
    let left = count;
    while (left > 0) {
      if (held.length === 0 && !(await more())) return;
      const piece = takeOff(Math.min(left, held.length));
      left -= piece.length;
      yield piece;
    }
  }
  const isOver = async () => held.length === 0 && !(await more());
  return { line, bytes, digestBefore: () => digest, isOver };
}

/** A mark begins with it; so may a row. */
const MARK = '#'.charCodeAt(0);
