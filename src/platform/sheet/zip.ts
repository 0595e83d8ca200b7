import { crc32, createInflateRaw } from 'node:zlib';
import type { SheetLimits } from './model.ts';
import { refuse } from './refusal.ts';

// The parts of a packed file (APPNOTE.TXT of PKWARE), read from the directory at its end.
const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const ZIP64_END = 0x06064b50;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_FIELD = 1;
const FULL_32 = 0xffffffff;
const FULL_16 = 0xffff;
const ENCRYPTED_FLAG = 1;
const STORED = 0;
const DEFLATED = 8;
const LONGEST_COMMENT = 0xffff;
const CHUNK_BYTES = 64 * 1024;

/** Below this size a part may be packed as tightly as it likes: blank pages of a few kilobytes are no attack. */
const RATIO_FREE_BYTES = 1024 * 1024;

interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** A packed file whose directory has been read and found within bounds. `left` is what may still be unpacked. */
export interface Archive {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly entries: ReadonlyMap<string, Entry>;
  left: number;
}

const broken = (part: string | null = null): never => refuse({ code: 'broken_file', part });

/** Reads the directory of a packed file; refuses a broken one and one that says it unpacks beyond the limits. */
export function openArchive(bytes: Uint8Array, limits: SheetLimits): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  let total = 0;
  for (const entry of readDirectory(view, bytes)) {
    total += entry.unpacked;
    const tooTight = entry.unpacked > RATIO_FREE_BYTES && entry.unpacked > entry.packed * limits.packingRatio;
    if (tooTight || total > limits.unpackedBytes) refuse({ code: 'zip_bomb', part: entry.name });
    const key = partKey(entry.name);
    // Two parts of one name could be read as one by us and as the other by an office program.
    if (entries.has(key)) broken(entry.name);
    entries.set(key, entry);
  }
  return { bytes, view, entries, left: limits.unpackedBytes };
}

/** Names are compared without case and with either slash, as office programs do. */
const partKey = (name: string) => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

export function hasPart(archive: Archive, name: string): boolean {
  return archive.entries.has(partKey(name));
}

function* readDirectory(view: DataView, bytes: Uint8Array): Generator<Entry> {
  const { count, offset } = findDirectory(view);
  let at = offset;
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) broken();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > view.byteLength) broken();
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    yield { name, ...entrySizes(view, at, at + 46 + nameLength, extraLength), ...entryManner(view, at) };
    at = next;
  }
}

function entryManner(view: DataView, at: number): Pick<Entry, 'encrypted' | 'method' | 'crc'> {
  return {
    encrypted: (view.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
  };
}

function findDirectory(view: DataView): { count: number; offset: number } {
  const first = Math.max(0, view.byteLength - 22 - LONGEST_COMMENT);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) !== DIRECTORY_END) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    return count === FULL_16 || offset === FULL_32 ? findLargeDirectory(view, at - 20) : { count, offset };
  }
  return broken();
}

function findLargeDirectory(view: DataView, locator: number): { count: number; offset: number } {
  if (locator < 0 || view.getUint32(locator, true) !== ZIP64_LOCATOR) broken();
  const end = large(view, locator + 8);
  if (end + 56 > view.byteLength || view.getUint32(end, true) !== ZIP64_END) broken();
  return { count: large(view, end + 32), offset: large(view, end + 48) };
}

function large(view: DataView, at: number): number {
  return at + 8 > view.byteLength ? broken() : Number(view.getBigUint64(at, true));
}

/** Sizes and place of an entry; each that does not fit 32 bits stands in the ZIP64 field, in this order. */
function entrySizes(view: DataView, at: number, extra: number, extraLength: number) {
  const sizes = {
    unpacked: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  if (sizes.unpacked !== FULL_32 && sizes.packed !== FULL_32 && sizes.offset !== FULL_32) return sizes;
  let field = findLargeField(view, extra, extra + extraLength);
  for (const key of ['unpacked', 'packed', 'offset'] as const) {
    if (sizes[key] !== FULL_32) continue;
    sizes[key] = large(view, field);
    field += 8;
  }
  return sizes;
}

function findLargeField(view: DataView, start: number, end: number): number {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === ZIP64_FIELD) return at + 4;
  }
  return broken();
}

/**
 * Unpacks one part piece by piece. The directory's promises are within the limits, so a part that grows past its promise
 * ends the reading at once and a lying directory gains nothing; so do parts read several times, when they add up.
 */
export async function* unpack(archive: Archive, name: string): AsyncGenerator<Uint8Array, void, undefined> {
  const entry = archive.entries.get(partKey(name)) ?? broken(name);
  if (entry.encrypted) refuse({ code: 'encrypted' });
  let size = 0;
  let crc = 0;
  for await (const chunk of inflated(entry, packedBytes(archive, entry))) {
    size += chunk.length;
    archive.left -= chunk.length;
    if (size > entry.unpacked || archive.left < 0) refuse({ code: 'zip_bomb', part: entry.name });
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== entry.unpacked || crc !== entry.crc) broken(entry.name);
}

function packedBytes({ bytes, view }: Archive, entry: Entry): Uint8Array {
  const { offset, packed, name } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_HEADER) broken(name);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) broken(name);
  return bytes.subarray(start, start + packed);
}

async function* inflated(entry: Entry, packed: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  if (entry.method === STORED) {
    for (let at = 0; at < packed.length; at += CHUNK_BYTES) yield packed.subarray(at, at + CHUNK_BYTES);
    return;
  }
  if (entry.method !== DEFLATED) broken(entry.name);
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  inflate.end(packed);
  try {
    for await (const chunk of inflate) yield chunk;
  } catch (fault) {
    // What zlib says of damaged data; anything else is a fault of ours.
    if (!isZlibFault(fault)) throw fault;
    broken(entry.name);
  } finally {
    inflate.destroy();
  }
}

function isZlibFault(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && String(fault.code).startsWith('Z_');
}
