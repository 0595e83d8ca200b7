import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FileSink } from './files.ts';
import { type FileHead, readMark } from './format.ts';
import { Refused } from './refusal.ts';
import type { Unpack } from './unpack.ts';

type Reading = { readonly unpack: Unpack; readonly files: FileSink | null; readonly put: FileHead[] };

/** Puts one file into the storage; answers false for one that was lost before the backup was taken. */
export async function restoreFile({ unpack, files, put }: Reading, file: FileHead): Promise<boolean> {
  if (files && !files.knows(file)) throw new Refused({ code: 'altered' });
  const coming = new Coming(unpack, file);
  // A file of no bytes was not there: nothing is put in its place.
  const first = await coming.next();
  if (!files || first === null) {
    while ((await coming.next()) !== null);
    return coming.isWhole();
  }
  const taken = await files.take(Readable.from(coming.from(first)), file.size);
  if (!coming.isWhole()) {
    await taken.drop();
    return false;
  }
  if (!(await files.has(file))) put.push(file);
  await taken.keep(file);
  return true;
}

/** The bytes of one file as they come, with the digest of what came. */
class Coming {
  readonly #pieces: AsyncGenerator<Buffer>;
  readonly #file: FileHead;
  readonly #hash = createHash('sha256');
  #sealed: string | null = null;
  #came = 0;

  constructor(unpack: Unpack, file: FileHead) {
    this.#file = file;
    this.#pieces = this.#read(unpack);
  }

  async next(): Promise<Buffer | null> {
    const next = await this.#pieces.next();
    return next.done ? null : next.value;
  }

  async *from(first: Buffer): AsyncGenerator<Buffer> {
    yield first;
    yield* this.#pieces;
  }

  isWhole(): boolean {
    return this.#sealed === this.#file.sha256;
  }

  async *#read(unpack: Unpack): AsyncGenerator<Buffer> {
    for (;;) {
      const line = await unpack.line();
      if (!line) throw new Refused({ code: 'cut_short' });
      const mark = readMark(line.toString());
      if (mark?.kind === 'over') return this.#seal(mark.body.sha256);
      if (mark?.kind !== 'bytes') throw new Refused({ code: 'altered' });
      let left = mark.body.n;
      this.#came += left;
      if (this.#came > this.#file.size) throw new Refused({ code: 'altered' });
      for await (const piece of unpack.bytes(mark.body.n)) {
        left -= piece.length;
        this.#hash.update(piece);
        yield piece;
      }
      if (left > 0) throw new Refused({ code: 'cut_short' });
    }
  }

  /** What came must be what was written; whether that was what it should be is another question. */
  #seal(sha256: string | null): void {
    const isAll = this.#came === (sha256 === null ? 0 : this.#file.size);
    if (!isAll || (sha256 !== null && this.#hash.digest('hex') !== sha256)) throw new Refused({ code: 'altered' });
    this.#sealed = sha256;
  }
}
