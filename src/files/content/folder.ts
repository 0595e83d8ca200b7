import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#platform/config.ts';

export const OWNER_ONLY = 0o700;

/** The folder of everything that people bring in; the data folder itself may be passed through by the database's user. */
export function filesFolder(config: Pick<Config, 'dataDir'>): string {
  const folder = join(config.dataDir, 'files');
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY });
  chmodSync(folder, OWNER_ONLY);
  return folder;
}
