import { isActing, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { enqueue } from '#platform/jobs.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { LONGEST_REASON, partNames } from '../model/match.ts';
import { type RegionFactName, type RegionFacts, regionFactNames } from '../model/region-fact.ts';
import { factsOfRegion } from '../queries/candidates.ts';
import { currentRule } from '../queries/rule.ts';
import { factsMark } from '../rules/mark.ts';
import { type RuleFault, type Weights, whyNotRule } from '../rules/weights.ts';
import { tables } from '../schema.ts';
import { leaveTrace } from './trace.ts';

export type SettingRefusal = 'not_yours' | 'stale' | 'reason_missing' | 'reason_long' | RuleFault;

/** Whoever runs the hub says what is published of its regions, and how matches are weighed. */
export const whyNotSet = (viewer: Viewer): 'not_yours' | null => (isActing(viewer, 'hub_admin') ? null : 'not_yours');

export type RegionSetting = {
  readonly code: string;
  readonly facts: RegionFacts;
  /** Mark of what the form was filled from. */
  readonly mark: string;
};

/** Says what is known of a region; what is left empty is known no more. */
export async function setRegionFacts(
  tx: Tx,
  who: Viewer,
  { code, facts, mark }: RegionSetting,
  now: Date,
): Promise<Outcome<null, 'not_yours' | 'stale'>> {
  const forbidden = whyNotSet(who);
  if (forbidden) return refused(forbidden);
  await tables(tx).selectFrom('region_fact').select('fact').where('region_code', '=', code).forUpdate().execute();
  const before = await factsOfRegion(tx, code);
  // The same form sent twice is one.
  if (factsMark(before) === factsMark(facts)) return done(null);
  if (factsMark(before) !== mark) return refused('stale');
  await write(tx, who, { code, before, facts }, now);
  await leaveTrace(tx, who, { verb: 'region', subject: { kind: 'region', id: code }, before, after: facts }, now);
  await enqueue(tx, 'replication.match_again', {}, { key: 'replication.match_again', patient: true });
  return done(null);
}

type Writing = { readonly code: string; readonly before: RegionFacts; readonly facts: RegionFacts };

async function write(tx: Tx, who: Viewer, { code, before, facts }: Writing, now: Date): Promise<void> {
  const isChanged = (name: RegionFactName) =>
    factsMark({ [name]: before[name] } as RegionFacts) !== factsMark({ [name]: facts[name] } as RegionFacts);
  const changed = regionFactNames.filter(isChanged);
  const db = tables(tx);
  await db.deleteFrom('region_fact').where('region_code', '=', code).where('fact', 'in', changed).execute();
  const rows = changed.flatMap((fact) => {
    const given = facts[fact];
    return given ? [{ region_code: code, fact, ...given, set_by: who.person?.id ?? null, set_at: now }] : [];
  });
  if (rows.length > 0) await db.insertInto('region_fact').values(rows).execute();
}

export type RuleSetting = {
  readonly weights: Weights;
  readonly threshold: number;
  readonly reason: string;
  /** Revision that the form was filled from; 0 for our own numbers. */
  readonly revision: number;
};

/** Sets the weights from now on, as a new revision with its reason; matches are looked at anew. */
export async function setRule(
  tx: Tx,
  who: Viewer,
  { weights, threshold, reason, revision }: RuleSetting,
  now: Date,
): Promise<Outcome<null, SettingRefusal>> {
  const forbidden = whyNotSet(who) ?? whyNotRule(weights, threshold);
  if (forbidden) return refused(forbidden);
  const said = reason.trim();
  if (said === '') return refused('reason_missing');
  if ([...said].length > LONGEST_REASON) return refused('reason_long');
  const before = await currentRule(tx);
  const isSame = before.threshold === threshold && partNames.every((name) => before.weights[name] === weights[name]);
  if (isSame && before.revision === revision + 1) return done(null);
  if (before.revision !== revision) return refused('stale');
  const own = { revision: revision + 1, weights: JSON.stringify(weights) as never, threshold, reason: said };
  const inserted = await tables(tx)
    .insertInto('matching_rule')
    .values({ ...own, set_by: who.person?.id ?? null, set_at: now })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) return refused('stale');
  const subject = { kind: 'matching' as const, id: 'weights' };
  const told = { weights, threshold, reason: said };
  await leaveTrace(tx, who, { verb: 'weights', subject, before, after: told }, now);
  await enqueue(tx, 'replication.match_again', {}, { key: 'replication.match_again', patient: true });
  return done(null);
}
