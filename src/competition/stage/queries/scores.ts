import { meansOf } from '#evaluation/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Edition } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { scoringRounds } from '../../scoring/queries/rounds.ts';
import { scoredBefore } from '../../scoring/rules/scoring-stages.ts';
import type { PlenaryStage } from '../model/plenary.ts';

/**
 * The scores by which a plenary sees its field: of each entry the raw weighted mean over the sheets handed in, by the last scoring before it.
 * An entry of which nobody handed in a sheet has none.
 */
export async function scoresOf(
  conn: Conn,
  { id, document }: Edition,
  stage: PlenaryStage,
): Promise<ReadonlyMap<EntryId, number>> {
  const scoring = scoredBefore(document, stage);
  if (!scoring) return new Map();
  const rounds = await scoringRounds(conn, id, scoring);
  const means = await meansOf(
    conn,
    rounds.map((it) => it.roundId),
  );
  return means as ReadonlyMap<EntryId, number>;
}
