import { PARTS, type Storage } from './storage.ts';

/** Drops what processes left that died while they put a file there; answers how many. */
export async function dropParts(storage: Storage, before: Date): Promise<number> {
  let dropped = 0;
  for await (const { key, changedAt } of storage.list(PARTS)) {
    if (changedAt >= before) continue;
    await storage.drop(key);
    dropped += 1;
  }
  return dropped;
}
