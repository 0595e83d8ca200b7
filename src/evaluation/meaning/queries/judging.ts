import type { Conn } from '#platform/db.ts';
import type { Round } from '../../model/round.ts';
import type { JudgingInput } from '../model/judging.ts';
import { lastAssignment } from './assigned.ts';
import { handedIn } from './counted.ts';
import { reckoningOf } from './reckoning.ts';

/** As many as a page of certainty draws. */
const DRAWS = 10_000;

/** All that the results of a round follow from, by the ids in the round, without names; null while nobody has said how many are chosen. */
export async function judgingOf(conn: Conn, round: Round): Promise<JudgingInput | null> {
  const reckoning = await reckoningOf(conn, round.id);
  if (!reckoning) return null;
  const sheets = await handedIn(conn, round.id);
  return {
    program: 'Tuntas',
    rubric: round.rubric,
    // The last giving out; of sheets given by hand only which there are is told.
    assignment: await lastAssignment(conn, round.id),
    sheets: sheets.map(({ row, jurorId, marks }) => ({
      entry: row,
      juror: jurorId,
      marks: marks.map(({ criterion, mark }) => ({ criterion, mark })),
    })),
    scale: reckoning.scale,
    // Of each island only where the page found some.
    cut: reckoning.found?.cuts && reckoning.cuts ? reckoning.cuts : reckoning.cut,
    draws: DRAWS,
    // As the page does: the same places.
    seed: round.id,
  };
}
