import { existsSync } from 'node:fs';
import { lookAt } from './pid-file.ts';
import { findPlace, SHELTER } from './place.ts';
import { connectionAt, urlOf } from './session.ts';

/**
 * The address of the server that another process of ours runs on this data folder, for a command that only wants to
 * use it beside; null when none is ready there. A guest never stops the server.
 */
export async function guestUrl(dataDir: string, shelter: string = SHELTER): Promise<string | null> {
  const place = await findPlace(dataDir, shelter, () => {});
  if (!place.ok || !existsSync(place.value.cluster)) return null;
  const seen = lookAt(place.value.cluster);
  if (seen.kind !== 'living' || seen.server.status !== 'ready' || seen.server.socketDir === null) return null;
  return urlOf(connectionAt(seen.server.socketDir));
}
