import { isActing, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Edition } from '../model/edition.ts';
import { organiserRoles } from '../rules/moves.ts';
import { listEditions } from './editions.ts';

const MOST = 20;

/** The published editions that the viewer organises and that are not closed, the newest first. */
export async function organisedNow(conn: Conn, viewer: Viewer): Promise<readonly Edition[]> {
  if (!isActing(viewer, ...organiserRoles)) return [];
  const organiserId = viewer.acting?.institutionId ?? null;
  const editions = await listEditions(conn, viewer, { organiserId, isPublic: true }, { size: MOST, offset: 0 });
  return editions.filter((it) => it.state === 'open');
}
