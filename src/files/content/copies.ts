import type { FileSink, FileSource } from '#platform/backup/index.ts';
import type { Config } from '#platform/config.ts';
import { storedContents } from '../queries/stored.ts';
import { storageOf } from './open.ts';
import { keyOf } from './storage.ts';

/** The files of evidence for a backup, out of whichever storage the settings name. */
export async function filesToBackUp(config: Config): Promise<FileSource> {
  const storage = await storageOf(config);
  return {
    list: storedContents,
    read: async ({ key, size }) => ((await storage.sizeOf(key)) === size ? storage.read(key) : null),
  };
}

/** The same for a restore, into whichever storage the settings name now. */
export async function filesToRestore(config: Config): Promise<FileSink> {
  const storage = await storageOf(config);
  return {
    knows: ({ key, sha256 }) => /^[0-9a-f]{64}$/.test(sha256) && key === keyOf(sha256),
    take: async (flow, size) => {
      const part = await storage.take(flow, size);
      return { keep: ({ key }) => part.keepAs(key), drop: part.drop };
    },
    has: async ({ key }) => (await storage.sizeOf(key)) !== null,
    drop: ({ key }) => storage.drop(key),
  };
}
