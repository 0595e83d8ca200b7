import type { Conn } from '#platform/db.ts';
import { noFilter } from '../../search/filter.ts';
import { findPage, type HitRow } from '../../search/page.ts';
import { publicScope } from '../../search/scope.ts';

/** The newest public records. */
export async function newestRecords(conn: Conn, limit: number): Promise<readonly HitRow[]> {
  return (await findPage(conn, publicScope('innovation', null), 'newest', 1)).slice(0, limit);
}

/** Public records with an award, those of the newest year first. */
export async function awardedRecords(conn: Conn, limit: number): Promise<readonly HitRow[]> {
  const scope = publicScope('innovation', null, { ...noFilter, award: ['ada'] });
  return (await findPage(conn, scope, 'award', 1)).slice(0, limit);
}
