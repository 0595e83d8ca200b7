import { sql } from 'kysely';
import { record } from '#audit/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { PairId, PairRefusal, PairState, Verdict } from '../model.ts';
import { stateAfter, verdictsIn, whyNotDecide } from '../rules.ts';
import { tables } from '../schema.ts';

type Deciding = { readonly ids: readonly PairId[]; readonly verdict: Verdict };

/**
 * Says of these pairs that they are the same innovation or are not, or takes that back; nothing of the records changes. Answers how
 * many were decided: one of which the same was said already, or of which it cannot be said now, is left as it is.
 */
export async function decidePairs(
  tx: Tx,
  who: Viewer,
  { ids, verdict }: Deciding,
  now: Date,
): Promise<Outcome<number, PairRefusal>> {
  const forbidden = whyNotDecide(who);
  if (forbidden) return refused(forbidden);
  if (ids.length === 0) return refused('none_chosen');
  const known = await tables(tx)
    .selectFrom('network_pair')
    .select(['id', 'state'])
    .where('id', '=', sql<PairId>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (known.length === 0) return refused('not_found');
  const open = known.filter(({ state }) => mayBe(state, verdict));
  const state = stateAfter[verdict];
  const by = state === 'proposed' ? null : (who.person?.id ?? null);
  for (const pair of open) {
    await tables(tx)
      .updateTable('network_pair')
      .set({ state, decided_by: by, decided_at: state === 'proposed' ? null : now })
      .where('id', '=', pair.id)
      .execute();
    const subject = { kind: 'network_pair', id: pair.id };
    const said = { before: { state: pair.state }, after: { state } };
    await record(tx, actorOf(who), { event: `network.pair.${verdict}`, subject, ...said }, now);
  }
  return done(open.length);
}

function mayBe(state: PairState, verdict: Verdict): boolean {
  const allowed: readonly Verdict[] = verdictsIn[state];
  return allowed.includes(verdict);
}
