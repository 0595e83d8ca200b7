import type { KeptFile } from '#files/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { databaseNow } from '../../entry/actions/load.ts';
import { objectionStated } from '../events.ts';
import { LONGEST_TEXT, type ObjectionId } from '../model/objection.ts';
import type { ObjectionRefusal } from '../model/refusal.ts';
import { isHeard, whyNotState } from '../rules/moves.ts';
import { lengthOf } from '../rules/typed.ts';
import { tables } from '../schema.ts';
import { holdObjection } from './hold.ts';
import { keepFiles } from './raise.ts';
import { leaveTrace } from './trace.ts';

export type Stating = { readonly id: ObjectionId; readonly statement: string; readonly files: readonly KeptFile[] };

/** The people of the entry say what they have to say, once, before the day is over by the clock of the database. */
export async function giveStatement(
  tx: Tx,
  who: Viewer,
  { id, statement, files }: Stating,
): Promise<Outcome<null, ObjectionRefusal>> {
  const held = await holdObjection(tx, who, id);
  if (!held || !isHeard(held.objection, who)) return refused('not_found');
  const now = await databaseNow(tx);
  const { objection } = held;
  const said = statement.trim();
  // The same form sent twice is one statement.
  if (objection.state === 'stated' && objection.statement === said) return done(null);
  const forbidden = whyNotState(objection, now);
  if (forbidden) return refused(forbidden);
  if (said === '') return refused('text_missing');
  if (lengthOf(said) > LONGEST_TEXT) return refused('text_long');
  const by = { stated_by: who.person?.id ?? null, stated_at: now };
  await tables(tx)
    .updateTable('objection')
    .set({ state: 'stated', statement: said, ...by, revision: objection.revision + 1 })
    .where('id', '=', id)
    .execute();
  await keepFiles(tx, who, { id, side: 'statement', files }, now);
  const after = { state: 'stated', files: files.length };
  await leaveTrace(tx, actorOf(who), { id, verb: 'state', before: { state: objection.state }, after }, now);
  await emit(tx, objectionStated, { objectionId: id, at: now.toISOString() }, now);
  return done(null);
}
