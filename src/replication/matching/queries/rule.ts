import type { Conn } from '#platform/db.ts';
import { type MatchingRule, ownRule, type Weights } from '../rules/weights.ts';
import { tables } from '../schema.ts';

/** The weights that hold now: the newest revision, else our own numbers. */
export async function currentRule(conn: Conn): Promise<MatchingRule> {
  const row = await tables(conn)
    .selectFrom('matching_rule')
    .select(['revision', 'weights', 'threshold'])
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? ownRule;
}

export type RuleRevision = {
  readonly revision: number;
  readonly weights: Weights;
  readonly threshold: number;
  readonly reason: string;
  readonly byName: string | null;
  readonly at: Date;
};

const MOST_REVISIONS = 50;

/** How the weights were set over time, newest first. */
export async function ruleRevisions(conn: Conn): Promise<readonly RuleRevision[]> {
  return tables(conn)
    .selectFrom('matching_rule as r')
    .leftJoin('person as p', 'p.id', 'r.set_by')
    .select(['r.revision', 'r.weights', 'r.threshold', 'r.reason', 'p.name as byName', 'r.set_at as at'])
    .orderBy('r.revision', 'desc')
    .limit(MOST_REVISIONS)
    .execute();
}
