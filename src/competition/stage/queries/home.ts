import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import { arrivedAs } from '../../entry/queries/arrived.ts';
import type { PlenaryStage } from '../model/plenary.ts';
import { tables } from '../schema.ts';

export type CheckFigures = {
  readonly submitted: number;
  readonly decided: number;
  /** Given to the viewer to check, and those of them that are decided. */
  readonly own: number;
  readonly ownDecided: number;
};

/** How far the checks of several editions are; the caller has asked whether the viewer organises them. */
export async function checkFiguresOf(
  conn: Conn,
  viewer: Viewer,
  ids: readonly EditionId[],
): Promise<ReadonlyMap<EditionId, CheckFigures>> {
  if (ids.length === 0) return new Map();
  const own = sql`k.person_id = ${viewer.person?.id ?? null}`;
  const rows = await tables(conn)
    .selectFrom('entry as e')
    .leftJoin('entry_check as c', (join) =>
      join.onRef('c.entry_id', '=', 'e.id').onRef('c.snapshot_id', '=', 'e.snapshot_id'),
    )
    .leftJoin('entry_checker as k', 'k.entry_id', 'e.id')
    .select([
      'e.edition_id as id',
      (it) => it.fn.countAll<number>().as('submitted'),
      sql<number>`count(*) filter (where c.state = 'decided')`.as('decided'),
      sql<number>`count(*) filter (where ${own})`.as('own'),
      sql<number>`count(*) filter (where ${own} and c.state = 'decided')`.as('ownDecided'),
    ])
    .where('e.edition_id', 'in', [...ids])
    .where(arrivedAs('e'))
    .groupBy('e.edition_id')
    .execute();
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
}

/** The plenaries whose minutes are signed, by edition. */
export async function signedOf(
  conn: Conn,
  ids: readonly EditionId[],
): Promise<ReadonlyMap<EditionId, readonly PlenaryStage[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(conn)
    .selectFrom('plenary')
    .select(['edition_id as id', 'stage'])
    .where('edition_id', 'in', [...ids])
    .where('state', '=', 'signed')
    .execute();
  return new Map(
    Map.groupBy(rows, (row) => row.id)
      .entries()
      .map(([id, own]) => [id, own.map((it) => it.stage)]),
  );
}
