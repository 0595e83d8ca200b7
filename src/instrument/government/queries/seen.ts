import { allInstitutions, hubInstitution, type Institution, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { InstrumentEdition } from '../../catalogue/model/edition.ts';
import { editionOfYear } from '../../catalogue/queries/editions.ts';
import type { IndexEdition } from '../model/edition.ts';
import { type Government, whyNotRead } from '../rules/rights.ts';
import { INDEX_KEY } from '../shipped.ts';

/** The governments of the hub that the viewer may see, by region. */
export async function governmentsSeen(conn: Conn, viewer: Viewer, hubRegion: string): Promise<readonly Government[]> {
  const all = await allInstitutions(conn);
  return all.flatMap((it) => {
    const government = governmentOf(it, hubRegion);
    return government && whyNotRead(government, viewer) === null ? [government] : [];
  });
}

/** The institution as a government of the hub; null for ministries, villages and governments of other provinces. */
function governmentOf({ id, kind, name, regionCode }: Institution, hubRegion: string): Government | null {
  if (kind !== 'province' && kind !== 'regency' && kind !== 'city') return null;
  const isHere = regionCode === hubRegion || regionCode?.startsWith(`${hubRegion}.`);
  return isHere ? { id, kind, name, regionCode } : null;
}

/** The instrument whose sheets an edition reckons with, once the hub has published it. */
export async function catalogueFor(
  conn: Conn,
  hubRegion: string,
  edition: IndexEdition,
): Promise<InstrumentEdition | null> {
  const hub = await hubInstitution(conn, hubRegion);
  if (!hub) return null;
  const found = await editionOfYear(conn, { ownerId: hub.id, key: INDEX_KEY, year: edition.catalogueYear });
  return found && (found.state === 'open' || found.state === 'closed') ? found : null;
}
