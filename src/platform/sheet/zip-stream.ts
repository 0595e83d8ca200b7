import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A part of the archive; what is in it may still be in the making. */
export type ZipPart = {
  readonly name: string;
  readonly text: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
  /** Packed already, such as a picture: it goes in as it is. */
  readonly isPacked?: boolean;
};

type Written = { readonly name: Buffer; readonly at: number; crc: number; packed: number; plain: number };

const LOCAL = 0x04034b50;
const AFTER = 0x08074b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
/** Sizes follow the data, names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 20;
/** 1 January 1980, the first day that the format knows: the same content makes the same bytes. */
const DAY = 0x21;
/** Most of the gain at a third of the work of the usual 6. */
const LEVEL = 3;

/** A ZIP archive as it comes, one part after the other; holds no more of it than a few pieces. Up to 4 GB. */
export async function* zipStream(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  for await (const part of parts) {
    const entry: Written = { name: Buffer.from(part.name), at, crc: 0, packed: 0, plain: 0 };
    written.push(entry);
    for await (const bytes of entryBytes(entry, part)) {
      at += bytes.length;
      yield bytes;
    }
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield endOf(written.length, directory.length, at);
}

async function* entryBytes(entry: Written, { text, isPacked = false }: ZipPart): AsyncGenerator<Uint8Array> {
  yield Buffer.concat([numbers([LOCAL, 4], [VERSION, 2], ...headOf(entry, false)), entry.name]);
  const deflate = createDeflateRaw({ level: isPacked ? 0 : LEVEL });
  // The fault itself comes out of the loop below; without a callback it would end the process.
  pipeline(Readable.from(counted(entry, text), { objectMode: false }), deflate, () => undefined);
  for await (const bytes of deflate) {
    entry.packed += (bytes as Uint8Array).length;
    yield bytes as Uint8Array;
  }
  yield numbers([AFTER, 4], [entry.crc, 4], [entry.packed, 4], [entry.plain, 4]);
}

async function* counted(entry: Written, text: ZipPart['text']): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece);
    entry.crc = crc32(bytes, entry.crc);
    entry.plain += bytes.length;
    yield bytes;
  }
}

type Field = readonly [value: number, bytes: 2 | 4];

/** What the local header and the directory have in common. */
function headOf(entry: Written, known: boolean): readonly Field[] {
  const { crc, packed, plain } = known ? entry : { crc: 0, packed: 0, plain: 0 };
  const sizes: readonly Field[] = [crc, packed, plain].map((value) => [value, 4]);
  return [[FLAGS, 2], [DEFLATE, 2], [0, 2], [DAY, 2], ...sizes, [entry.name.length, 2], [0, 2]];
}

function directoryEntry(entry: Written): Buffer {
  const rest: readonly Field[] = [
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [entry.at, 4],
  ];
  const head = numbers([ENTRY, 4], [VERSION, 2], [VERSION, 2], ...headOf(entry, true), ...rest);
  return Buffer.concat([head, entry.name]);
}

function endOf(parts: number, length: number, at: number): Buffer {
  return numbers([END, 4], [0, 2], [0, 2], [parts, 2], [parts, 2], [length, 4], [at, 4], [0, 2]);
}

function numbers(...fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [value, width] of fields) at = bytes.writeUIntLE(value, at, width);
  return bytes;
}
