import { type SqlBool, sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { everyEntry, type ListedEntry } from '../model/list.ts';
import { isReopened } from '../rules/reopening.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';
import { arrivedAs, reopenedAs } from './arrived.ts';
import { listEntries } from './list.ts';

type Editions = ReadonlyMap<EditionId, Edition>;
/** Looked at, so that enough are left when those of closed editions are taken out. */
const LOOKED_AT = 50;

/** The first entries that the viewer writes and that have not gone on: returned ones before drafts. */
export async function ownOpenEntries(
  conn: Conn,
  viewer: Viewer,
): Promise<{ readonly items: readonly ListedEntry[]; readonly editions: Editions }> {
  if (viewer.acting?.role !== 'innovator') return { items: [], editions: new Map() };
  const page = { size: LOOKED_AT, offset: 0 };
  const returned = await listEntries(conn, viewer, { ...everyEntry, state: 'returned' }, page);
  const drafts = await listEntries(conn, viewer, { ...everyEntry, state: 'draft' }, page);
  const editions = new Map([...returned.editions, ...drafts.editions]);
  return { items: [...returned.items, ...drafts.items], editions };
}

/** The entries of the viewer's institution that the check has opened again. */
export async function ownReopened(
  conn: Conn,
  viewer: Viewer,
): Promise<{ readonly items: readonly ListedEntry[]; readonly editions: Editions }> {
  const institutionId = viewer.acting?.institutionId ?? null;
  const filter = { ...everyEntry, institutionId, state: 'returned' as const };
  const { items, editions } = await listEntries(conn, viewer, filter, { size: LOOKED_AT, offset: 0 });
  return { items: items.filter(isReopened), editions };
}

/**
 * How many entries of an edition stand where; `writing` are drafts and returned ones together. What the check opened again counts as
 * submitted.
 */
export type EditionStand = {
  readonly editionId: EditionId;
  readonly writing: number;
  readonly returned: number;
  readonly withAdmin: number;
  readonly submitted: number;
};

const unarrivedIn = (...states: readonly string[]) =>
  sql<number>`count(*) filter (where entry.state in (${sql.join(states)}) and not ${reopenedAs('entry')})`;

/** By edition: of the entries that the viewer may read, or of all of the institution acted in, which figures tell alone. */
export async function standsOf(
  conn: Conn,
  viewer: Viewer,
  which: 'visible' | 'institution',
): Promise<readonly EditionStand[]> {
  const institutionId = viewer.acting?.institutionId ?? null;
  return tables(conn)
    .selectFrom('entry')
    .select([
      'entry.edition_id as editionId',
      unarrivedIn('draft', 'returned').as('writing'),
      unarrivedIn('returned').as('returned'),
      unarrivedIn('with_admin').as('withAdmin'),
      sql<number>`count(*) filter (where ${arrivedAs('entry')})`.as('submitted'),
    ])
    .where('entry.state', '!=', 'withdrawn')
    .where((where) =>
      which === 'visible' ? visibleTo(viewer)(where) : sql<SqlBool>`entry.institution_id = ${institutionId}`,
    )
    .groupBy('entry.edition_id')
    .execute();
}
