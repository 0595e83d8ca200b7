import type { Config } from '#platform/config.ts';
import type { StoredFile } from '../model.ts';
import { storageOf } from './open.ts';

type Kept = Pick<StoredFile, 'storageKey'>;

/** The content of a file as it comes; null when the storage has lost it. Whoever calls has asked who may read it. */
export async function fileFlow(config: Config, { storageKey }: Kept): Promise<AsyncIterable<Uint8Array> | null> {
  const storage = await storageOf(config);
  return (await storage.sizeOf(storageKey)) === null ? null : storage.read(storageKey);
}

/** The whole of the same. */
export async function fileBytes(config: Config, file: Kept): Promise<Uint8Array | null> {
  const flow = await fileFlow(config, file);
  if (!flow) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of flow) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
