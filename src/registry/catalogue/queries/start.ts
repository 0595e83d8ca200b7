import type { Conn } from '#platform/db.ts';
import { searchCatalogue } from '../../search/catalogue-search.ts';
import type { Facets } from '../../search/facets.ts';
import { noFilter } from '../../search/filter.ts';
import type { HitRow } from '../../search/page.ts';

/** The newest public records, and what all public records are counted by. */
export async function newestRecords(
  conn: Conn,
  limit: number,
): Promise<{ readonly newest: readonly HitRow[]; readonly facets: Facets }> {
  const { hits, facets } = await searchCatalogue(conn, { typed: '', filter: noFilter, sort: 'newest', page: 1 });
  return { newest: hits.slice(0, limit), facets };
}

/** Public records with an award, those of the newest year first. */
export async function awardedRecords(conn: Conn, limit: number): Promise<readonly HitRow[]> {
  const filter = { ...noFilter, award: ['ada'] };
  const { hits } = await searchCatalogue(conn, { typed: '', filter, sort: 'award', page: 1 });
  return hits.slice(0, limit);
}
