import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { objectionAsked } from '../events.ts';
import { LONGEST_TEXT, LONGEST_WAIT_DAYS } from '../model/objection.ts';
import type { ObjectionRefusal } from '../model/refusal.ts';
import { whyNotAsk } from '../rules/moves.ts';
import { lengthOf } from '../rules/typed.ts';
import { tables } from '../schema.ts';
import { holdForOrganiser, type OfObjection } from './hold.ts';
import { leaveTrace } from './trace.ts';

export type Asking = OfObjection & {
  readonly question: string;
  /** From this moment on a statement comes too late. */
  readonly until: Date;
};

const DAY_MS = 86_400_000;

/** Asks the people of the entry for a statement until a day; asked again while they are silent, it changes question and day. */
export async function askStatement(
  tx: Tx,
  who: Viewer,
  { question, until, ...of }: Asking,
  now: Date,
): Promise<Outcome<null, ObjectionRefusal>> {
  const held = await holdForOrganiser(tx, who, of, now);
  if (!held.ok) return held;
  const { objection, isStale } = held.value;
  const said = question.trim();
  const isSame = objection.question === said && objection.askedUntil?.getTime() === until.getTime();
  if (objection.state === 'asked' && isSame) return done(null);
  const forbidden = isStale ? 'stale' : whyNotAsk(objection);
  if (forbidden) return refused(forbidden);
  if (said === '') return refused('text_missing');
  if (lengthOf(said) > LONGEST_TEXT) return refused('text_long');
  if (until <= now || until.getTime() > now.getTime() + (LONGEST_WAIT_DAYS + 1) * DAY_MS) return refused('day_wrong');
  await tables(tx)
    .updateTable('objection')
    .set({
      state: 'asked',
      question: said,
      asked_by: who.person?.id ?? null,
      asked_at: now,
      asked_until: until,
      revision: objection.revision + 1,
    })
    .where('id', '=', objection.id)
    .execute();
  const before = { state: objection.state, until: objection.askedUntil?.toISOString() ?? null };
  const after = { state: 'asked', until: until.toISOString() };
  await leaveTrace(tx, actorOf(who), { id: objection.id, verb: 'ask', before, after }, now);
  await emit(tx, objectionAsked, { objectionId: objection.id, at: now.toISOString() }, now);
  return done(null);
}
