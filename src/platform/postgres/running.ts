import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { lookAt } from './pid-file.ts';
import { connectionAt, urlOf } from './session.ts';

/**
 * The data folder's server if one runs, whoever owns it: a command beside the running hub works on its database and
 * leaves starting and stopping to the owner. Null when none takes connections.
 */
export function findRunning(dataDir: string): { readonly url: string; readonly pid: number } | null {
  const cluster = realOrNull(join(dataDir, 'postgres'));
  if (cluster === null) return null;
  const seen = lookAt(cluster);
  if (seen.kind !== 'living' || seen.server.status !== 'ready' || seen.server.socketDir === null) return null;
  return { url: urlOf(connectionAt(seen.server.socketDir)), pid: seen.server.pid };
}

function realOrNull(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
