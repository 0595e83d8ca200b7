import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { editionsByIds } from '../../edition/queries/editions.ts';
import type { ListedEntry } from '../model/list.ts';
import { isReopened } from '../rules/reopening.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';
import { listEntries } from './list.ts';

type Editions = ReadonlyMap<EditionId, Edition>;
/** Looked at, so that enough are left when those of closed editions are taken out. */
const LOOKED_AT = 50;

/** The first entries that the viewer writes and that have not gone on: returned ones before drafts. */
export async function ownOpenEntries(
  conn: Conn,
  viewer: Viewer,
): Promise<{ readonly items: readonly ListedEntry[]; readonly editions: Editions }> {
  const none = { editionId: null, institutionId: null, text: '', sort: 'baru' as const };
  if (viewer.acting?.role !== 'innovator') return { items: [], editions: new Map() };
  const page = { size: LOOKED_AT, offset: 0 };
  const returned = await listEntries(conn, viewer, { ...none, state: 'returned' }, page);
  const drafts = await listEntries(conn, viewer, { ...none, state: 'draft' }, page);
  return { items: [...returned.items, ...drafts.items], editions: drafts.editions };
}

/** The entries of the viewer's institution that the check has opened again. */
export async function ownReopened(
  conn: Conn,
  viewer: Viewer,
): Promise<{ readonly items: readonly ListedEntry[]; readonly editions: Editions }> {
  const institutionId = viewer.acting?.institutionId ?? null;
  const filter = { editionId: null, institutionId, text: '', sort: 'baru' as const, state: 'returned' as const };
  const { items, editions } = await listEntries(conn, viewer, filter, { size: LOOKED_AT, offset: 0 });
  return { items: items.filter(isReopened), editions };
}

/** How many entries of the viewer's institution wait for its admin, by edition. */
export async function waitingForAdmin(
  conn: Conn,
  viewer: Viewer,
): Promise<{
  readonly rows: readonly { readonly editionId: EditionId; readonly n: number }[];
  readonly editions: Editions;
}> {
  const institutionId = viewer.acting?.institutionId;
  if (!institutionId) return { rows: [], editions: new Map() };
  const rows = await tables(conn)
    .selectFrom('entry')
    .select(['entry.edition_id as editionId', (it) => it.fn.countAll<number>().as('n')])
    .where('entry.state', '=', 'with_admin')
    .where('entry.institution_id', '=', institutionId)
    .where((where) => visibleTo(viewer)(where))
    .groupBy('entry.edition_id')
    .execute();
  const editions = await editionsByIds(
    conn,
    rows.map((row) => row.editionId),
  );
  return { rows, editions };
}
