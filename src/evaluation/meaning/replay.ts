import type { Conn } from '#platform/db.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { RoundId } from '../model/ids.ts';
import { roundById } from '../queries/round.ts';
import type { Replayed, ReplayRefusal } from './model/judging.ts';
import { judgingOf } from './queries/judging.ts';
import { replay } from './rules/judging.ts';
import { solveOf, writtenDown } from './solving.ts';

/** Works a judging out anew from its file, with the solver where sheets were given out by a plan. */
export async function replayed(text: string): Promise<Outcome<Replayed, ReplayRefusal>> {
  return replay(text, text.includes('"method": "plan"') ? await solveOf() : undefined);
}

/** Marks and results of a round in one file (`judgingText`); null when there is no such round, or nobody has said how many are chosen. */
export async function judgingFile(conn: Conn, id: RoundId): Promise<string | null> {
  const round = await roundById(conn, id);
  const input = round && (await judgingOf(conn, round));
  return input && writtenDown(input);
}
