import { type Certainty, certaintyOf, meansOf, type RoundId, rankedByOf } from '#evaluation/index.ts';
import type { Conn } from '#platform/db.ts';
import type { Edition } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import { scoringRounds } from '../../scoring/queries/rounds.ts';
import { scoredBefore } from '../../scoring/rules/scoring-stages.ts';
import type { PlenaryStage } from '../model/plenary.ts';

/** The rounds of the last scoring before a plenary, by group. */
export async function roundsBefore(
  conn: Conn,
  { id, document }: Pick<Edition, 'id' | 'document'>,
  stage: PlenaryStage,
): Promise<readonly { readonly group: string; readonly roundId: RoundId }[]> {
  const scoring = scoredBefore(document, stage);
  return scoring ? scoringRounds(conn, id, scoring) : [];
}

/** The same with the number that ranks in each. */
export async function rankedRounds(conn: Conn, edition: Pick<Edition, 'id' | 'document'>, stage: PlenaryStage) {
  const rounds = await roundsBefore(conn, edition, stage);
  const by = await rankedByOf(
    conn,
    rounds.map((it) => it.roundId),
  );
  return rounds.map((it) => ({ ...it, by: by.get(it.roundId) ?? 'raw' }));
}

/**
 * The scores by which a plenary sees its field: of each entry the number that is official in its round (the raw weighted mean over the sheets
 * handed in, unless the organiser chose the calibrated one), by the last scoring before it. An entry of which nobody handed in a sheet has none.
 */
export async function scoresOf(
  conn: Conn,
  edition: Edition,
  stage: PlenaryStage,
): Promise<ReadonlyMap<EntryId, number>> {
  const rounds = await roundsBefore(conn, edition, stage);
  const means = await meansOf(
    conn,
    rounds.map((it) => it.roundId),
  );
  return means as ReadonlyMap<EntryId, number>;
}

/** How sure the places in its field are, as far as it was worked out. */
export async function sureness(
  conn: Conn,
  edition: Edition,
  stage: PlenaryStage,
): Promise<ReadonlyMap<EntryId, Certainty>> {
  const rounds = await roundsBefore(conn, edition, stage);
  const found = await certaintyOf(
    conn,
    rounds.map((it) => it.roundId),
  );
  return found as ReadonlyMap<EntryId, Certainty>;
}
