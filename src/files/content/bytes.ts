import type { Config } from '#platform/config.ts';
import type { StoredFile } from '../model.ts';
import { storageOf } from './open.ts';

/** The whole content of a file; null when the storage has lost it. Whoever calls has asked who may read it. */
export async function fileBytes(config: Config, { storageKey }: StoredFile): Promise<Uint8Array | null> {
  const storage = await storageOf(config);
  if ((await storage.sizeOf(storageKey)) === null) return null;
  const pieces: Buffer[] = [];
  for await (const piece of await storage.read(storageKey)) pieces.push(piece as Buffer);
  return new Uint8Array(Buffer.concat(pieces));
}
