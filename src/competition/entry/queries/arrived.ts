import { type RawBuilder, sql } from 'kysely';
import type { InstitutionId, UnitId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { EntryId } from '../model/entry.ts';
import { tables } from '../schema.ts';

/** `isReopened` in SQL, on a query in which the entry is called so. */
export function reopenedAs(name: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(`${name}.state`)} = 'returned' and ${sql.ref(`${name}.open_until`)} is not null)`;
}

/** `hasArrived` in SQL: submitted, or opened again with its place kept. */
export function arrivedAs(name: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(`${name}.state`)} = 'submitted' or ${reopenedAs(name)})`;
}

/** An entry whose submission counts: group and title as they were submitted, whatever its people write meanwhile. */
export type Arrived = {
  readonly id: EntryId;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly group: string;
  readonly title: string;
};

/** The reopened entries of an edition, which keep their places under the title and in the group that they were submitted with. */
export async function reopenedIn(conn: Conn, editionId: EditionId): Promise<readonly Arrived[]> {
  return tables(conn)
    .selectFrom('entry')
    .innerJoin('entry_snapshot as s', 's.id', 'entry.snapshot_id')
    .select([
      'entry.id',
      'entry.institution_id as institutionId',
      'entry.unit_id as unitId',
      sql<string>`s.content #>> '{entry,group}'`.as('group'),
      sql<string>`s.content #>> '{entry,title}'`.as('title'),
    ])
    .where('entry.edition_id', '=', editionId)
    .where(reopenedAs('entry'))
    .execute();
}
