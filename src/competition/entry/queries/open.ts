import { isActing, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { type InnovationId, type ListedRecord, listRecords } from '#registry/index.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { listEditions } from '../../edition/queries/editions.ts';
import type { EntryId } from '../model/entry.ts';
import { windowOf } from '../rules/window.ts';
import { tables } from '../schema.ts';

const MOST_EDITIONS = 50;

/** Editions that take entries now or will soon: those that close first stand first. */
export async function editionsToEnter(conn: Conn, viewer: Viewer, now: Date): Promise<readonly Edition[]> {
  const all = await listEditions(
    conn,
    viewer,
    { organiserId: null, isPublic: true },
    { size: MOST_EDITIONS, offset: 0 },
  );
  const closing = ({ document }: Edition) => windowOf(document).closes?.getTime() ?? 0;
  return all.filter((it) => it.state === 'open' && closing(it) > now.getTime()).sort((a, b) => closing(a) - closing(b));
}

/** Whether the viewer enters records at all. */
export function mayEnter(viewer: Viewer): boolean {
  return isActing(viewer, 'innovator', 'local_admin', 'hub_admin');
}

export const MOST_RECORDS = 30;

/** Records of the viewer's own institution to choose from, narrowed by words of the title. */
export async function recordsToEnter(
  conn: Conn,
  viewer: Viewer,
  text: string,
): Promise<{ readonly total: number; readonly items: readonly ListedRecord[] }> {
  if (!viewer.acting || !mayEnter(viewer)) return { total: 0, items: [] };
  const { institutionId } = viewer.acting;
  const filter = { text, state: null, mark: null, institutionId, unitId: null };
  const found = await listRecords(conn, viewer, filter, { size: MOST_RECORDS, offset: 0 });
  return { ...found, items: found.items.filter((it) => it.state !== 'archived') };
}

/** Which of the records stand in the edition already, each with its entry. */
export async function enteredAlready(
  conn: Conn,
  editionId: EditionId,
  ids: readonly InnovationId[],
): Promise<ReadonlyMap<InnovationId, EntryId>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('entry')
    .select(['id', 'innovation_id as innovationId'])
    .where('edition_id', '=', editionId)
    .where('innovation_id', 'in', [...ids])
    .where('state', '!=', 'withdrawn')
    .execute();
  return new Map(rows.flatMap((row) => (row.innovationId ? [[row.innovationId, row.id] as const] : [])));
}
