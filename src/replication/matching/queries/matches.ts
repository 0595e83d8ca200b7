import type { Conn } from '#platform/db.ts';
import type { ShownProblem } from '#registry/index.ts';
import type { Scored, Sought } from '../model/match.ts';
import { ranked } from '../rules/score.ts';
import type { MatchingRule } from '../rules/weights.ts';
import { fieldOf, type ShownCandidate } from './candidates.ts';
import { currentRule } from './rule.ts';

export type ShownMatch = ShownCandidate & Scored;

export type Matches = {
  readonly sought: Sought;
  readonly rule: MatchingRule;
  /** Best first, those that somebody set aside as well. */
  readonly matches: readonly ShownMatch[];
};

/** What fits the problem now, as its words, the records and the weights stand: five statements, whatever the number of records. */
export async function matchesOf(conn: Conn, problem: ShownProblem): Promise<Matches> {
  const rule = await currentRule(conn);
  const { sought, candidates } = await fieldOf(conn, problem);
  return { sought, rule, matches: ranked(sought, candidates, rule.weights) };
}
