import type { Config } from '#platform/config.ts';
import { filesFolder } from './folder.ts';
import { localStorage } from './local.ts';
import type { Storage } from './storage.ts';

const opened = new WeakMap<Config, Promise<Storage>>();

/** The storage of these settings, opened once. */
export function storageOf(config: Config): Promise<Storage> {
  const known = opened.get(config) ?? open(config);
  opened.set(config, known);
  return known;
}

/** The client of S3 is large: it is loaded by those who use it. */
async function open(config: Config): Promise<Storage> {
  if (!config.s3.bucket) return localStorage(filesFolder(config));
  const { remoteStorage } = await import('./remote.ts');
  return remoteStorage(config.s3);
}
