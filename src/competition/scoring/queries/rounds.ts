import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { ScoringKind } from '../../edition/model/stages.ts';
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
