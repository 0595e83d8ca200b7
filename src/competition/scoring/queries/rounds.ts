import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { ScoringKind } from '../../edition/model/stages.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { namesOf } from '../../entry/reading.ts';
import type { ScoringRound } from '../model.ts';
import { tables } from '../schema.ts';

/** The rounds of an edition, of one stage or of all. */
export async function scoringRounds(conn: Conn, id: EditionId, stage?: ScoringKind): Promise<readonly ScoringRound[]> {
  let query = tables(conn)
    .selectFrom('edition_round')
    .select(['stage', 'group_code as group', 'round_id as roundId'])
    .where('edition_id', '=', id)
    .orderBy('stage')
    .orderBy('group_code');
  if (stage) query = query.where('stage', '=', stage);
  return query.execute();
}

/** For each submitted entry of an edition the names that blind reading hides. */
export async function namesOfEntries(conn: Conn, id: EditionId): Promise<ReadonlyMap<EntryId, readonly string[]>> {
  const rows = await tables(conn)
    .selectFrom('entry as e')
    .innerJoin('entry_snapshot as s', 's.id', 'e.snapshot_id')
    .select(['e.id', 's.content'])
    .where('e.edition_id', '=', id)
    .execute();
  return new Map(rows.map((row) => [row.id, namesOf(row.content)]));
}
