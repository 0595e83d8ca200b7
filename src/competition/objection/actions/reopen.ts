import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { undoPassages } from '../../stage/actions/trace.ts';
import { passagesOfEntry } from '../../stage/queries/passages.ts';
import { decidingAfter } from '../../stage/rules/course.ts';
import { LONGEST_REASON, type Objection } from '../model/objection.ts';
import type { ObjectionRefusal } from '../model/refusal.ts';
import { stateBefore, whyNotReopen } from '../rules/moves.ts';
import { lengthOf } from '../rules/typed.ts';
import { tables } from '../schema.ts';
import { holdForOrganiser, type OfObjection } from './hold.ts';
import { leaveTrace } from './trace.ts';

/** Takes an answer back, for a reason, while nothing rests on it; an entry that was out by it alone is in again. */
export async function reopenObjection(
  tx: Tx,
  who: Viewer,
  { reason, ...of }: OfObjection & { readonly reason: string },
  now: Date,
): Promise<Outcome<null, ObjectionRefusal>> {
  const held = await holdForOrganiser(tx, who, of, now);
  if (!held.ok) return held;
  const { objection, edition, isStale } = held.value;
  const forbidden = isStale ? 'stale' : whyNotReopen(objection);
  if (forbidden) return refused(forbidden);
  const said = reason.trim();
  if (said === '') return refused('text_missing');
  if (lengthOf(said) > LONGEST_REASON) return refused('text_long');
  const later = decidingAfter(edition.document, 'objection');
  if ((await passagesOfEntry(tx, objection.entryId)).some((it) => later.includes(it.stage)))
    return refused('later_decided');
  const state = stateBefore(objection);
  await tables(tx)
    .updateTable('objection')
    .set({
      state,
      answered_at: null,
      second_by: null,
      second_at: null,
      reopen_reason: said,
      revision: objection.revision + 1,
    })
    .where('id', '=', objection.id)
    .execute();
  if (!(await isOutByAnother(tx, objection))) await undoPassages(tx, [objection.entryId], 'objection', now);
  const before = { state: objection.state };
  await leaveTrace(tx, actorOf(who), { id: objection.id, verb: 'reopen', before, after: { state, reason: said } }, now);
  return done(null);
}

async function isOutByAnother(tx: Tx, { id, entryId }: Objection): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('objection')
    .select('id')
    .where('entry_id', '=', entryId)
    .where('id', '<>', id)
    .where('state', '=', 'upheld')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
