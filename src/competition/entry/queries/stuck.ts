import { sql } from 'kysely';
import { adminsByInstitution, type InstitutionId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { EntryState } from '../model/states.ts';
import { tables } from '../schema.ts';
import { arrivedAs } from './arrived.ts';

/** How many entries of an institution stand where, and since when the oldest waits: what an organiser may know before they arrive. */
export type StuckRow = {
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly draft: number;
  readonly withAdmin: number;
  readonly returned: number;
  readonly submitted: number;
  readonly withdrawn: number;
  /** Since when the oldest waits for the admin; null when none does. */
  readonly adminSince: Date | null;
  /** When anything last moved among those that have not arrived. */
  readonly movedAt: Date | null;
  /** Nobody there is admin lokal. */
  readonly hasAdmin: boolean;
};

const inState = (state: EntryState) => sql<number>`count(*) filter (where entry.state = ${state})`;
/** Given back by the admin; what the check opened again has arrived. */
const returned = sql<number>`count(*) filter (where entry.state = 'returned' and entry.open_until is null)`;
const arrived = sql<number>`count(*) filter (where ${arrivedAs('entry')})`;
const isUnfinished = sql`entry.state in ('draft', 'with_admin', 'returned') and entry.open_until is null`;
const unfinished = sql<number>`count(*) filter (where ${isUnfinished})`;

/** Where the entries of an edition are, by institution; the caller has asked whether the viewer organises it. */
export async function stuckEntries(conn: Conn, editionId: EditionId): Promise<readonly StuckRow[]> {
  const rows = await tables(conn)
    .selectFrom('entry')
    .innerJoin('institution as n', 'n.id', 'entry.institution_id')
    .select([
      'n.id as institutionId',
      'n.name as institutionName',
      'n.kind',
      inState('draft').as('draft'),
      inState('with_admin').as('withAdmin'),
      returned.as('returned'),
      arrived.as('submitted'),
      inState('withdrawn').as('withdrawn'),
      sql<Date | null>`min(entry.handed_at) filter (where entry.state = 'with_admin')`.as('adminSince'),
      sql<Date | null>`max(entry.updated_at) filter (where ${isUnfinished})`.as('movedAt'),
    ])
    .where('entry.edition_id', '=', editionId)
    .groupBy(['n.id', 'n.name', 'n.kind'])
    .orderBy(unfinished, 'desc')
    .orderBy('n.name')
    .execute();
  const admins = await adminsByInstitution(
    conn,
    rows.map((row) => row.institutionId),
  );
  // Offices of the province have the admins of the hub.
  return rows.map(({ kind, ...row }) => ({ ...row, hasAdmin: kind === 'province' || admins.has(row.institutionId) }));
}

export type EditionTotals = { readonly submitted: number; readonly unfinished: number };

/** How many entries have arrived and how many have not, by edition. */
export async function editionTotals(
  conn: Conn,
  ids: readonly EditionId[],
): Promise<ReadonlyMap<EditionId, EditionTotals>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('entry')
    .select(['entry.edition_id as id', arrived.as('submitted'), unfinished.as('unfinished')])
    .where('entry.edition_id', 'in', [...ids])
    .groupBy('entry.edition_id')
    .execute();
  return new Map(rows.map(({ id, ...totals }) => [id, totals]));
}
