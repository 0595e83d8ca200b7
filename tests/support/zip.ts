import { DEFAULT_LIMITS } from '../../src/platform/sheet/model.ts';
import { type Archive, openArchive as open, unpack } from '../../src/platform/sheet/zip.ts';

export type OpenArchive = { readonly names: readonly string[]; readonly archive: Archive };

/** An archive as the reader of sheets reads one, which shares nothing with the writer. */
export function openArchive(bytes: Uint8Array): OpenArchive {
  const archive = open(bytes, { ...DEFAULT_LIMITS, unpackedBytes: 2 ** 31 });
  return { archive, names: [...archive.entries.values()].map((entry) => entry.name) };
}

export async function readEntry({ archive }: OpenArchive, name: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of unpack(archive, name)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
