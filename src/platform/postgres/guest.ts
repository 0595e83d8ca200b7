import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { lookAt } from './pid-file.ts';
import { connectionAt, urlOf } from './session.ts';

/**
 * The address of the server that another process of ours runs on this data folder, for a command that only wants to
 * use it beside; null when none is ready there. Changes nothing on disk; a guest never stops the server.
 */
export async function guestUrl(dataDir: string): Promise<string | null> {
  const cluster = realOrNull(join(dataDir, 'postgres'));
  if (cluster === null) return null;
  const seen = lookAt(cluster);
  if (seen.kind !== 'living' || seen.server.status !== 'ready' || seen.server.socketDir === null) return null;
  return urlOf(connectionAt(seen.server.socketDir));
}

function realOrNull(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
