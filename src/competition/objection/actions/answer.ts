import { actorOf, type Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { sendMail } from '#platform/mail.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { parsePublicCode } from '#platform/public-code.ts';
import { writePassages } from '../../stage/actions/trace.ts';
import { passagesOfEntry } from '../../stage/queries/passages.ts';
import { decidingAfter, isInFieldOf } from '../../stage/rules/course.ts';
import { objectionAnswered } from '../events.ts';
import { answerMail } from '../letters.ts';
import { LONGEST_TEXT } from '../model/objection.ts';
import type { ObjectionRefusal } from '../model/refusal.ts';
import type { ObjectionOutcome, ObjectionState } from '../model/states.ts';
import { needsSecond } from '../rules/answer.ts';
import { stateBefore, whyNotAnswer, whyNotSecond } from '../rules/moves.ts';
import { lengthOf } from '../rules/typed.ts';
import { tables } from '../schema.ts';
import { type Held, holdForOrganiser, type OfObjection } from './hold.ts';
import { leaveTrace } from './trace.ts';

const STAGE = 'objection';

export type Answering = OfObjection & {
  readonly outcome: ObjectionOutcome;
  /** Why, in the words that the objector and the people of the entry read. */
  readonly answer: string;
  readonly baseUrl: string;
};

type Result = Promise<Outcome<{ readonly state: ObjectionState }, ObjectionRefusal>>;

/** Answers an objection. Upholding it under two pairs of eyes is only proposed; everything else stands at once. */
export async function answerObjection(
  tx: Tx,
  who: Viewer,
  { outcome, answer, baseUrl, ...of }: Answering,
  now: Date,
): Result {
  const held = await holdForOrganiser(tx, who, of, now);
  if (!held.ok) return held;
  const { objection, edition, isStale } = held.value;
  const said = answer.trim();
  const state = needsSecond(edition.document, outcome) ? 'proposed' : outcome;
  // The same form sent twice is one answer.
  if (objection.state === state && objection.answer === said) return done({ state });
  const forbidden = isStale ? 'stale' : await whyNotSo(tx, { ...held.value, outcome, said }, now);
  if (forbidden) return refused(forbidden);
  const first = { first_by: who.person?.id ?? null, first_at: now, second_by: null, second_at: null };
  const answered_at = state === 'proposed' ? null : now;
  await tables(tx)
    .updateTable('objection')
    .set({ state, outcome, answer: said, ...first, answered_at, revision: objection.revision + 1 })
    .where('id', '=', objection.id)
    .execute();
  const verb = state === 'proposed' ? 'propose' : 'answer';
  const before = { state: objection.state };
  await leaveTrace(tx, actorOf(who), { id: objection.id, verb, before, after: { state, outcome } }, now);
  if (state !== 'proposed') await settle(tx, who, { ...held.value, outcome, answer: said, baseUrl }, now);
  return done({ state });
}

type Saying = Held & { readonly outcome: ObjectionOutcome; readonly said: string };

async function whyNotSo(tx: Tx, { outcome, said, ...held }: Saying, now: Date): Promise<ObjectionRefusal | null> {
  const forbidden = whyNotAnswer(held.objection, outcome, now);
  if (forbidden) return forbidden;
  if (said === '') return 'text_missing';
  if (lengthOf(said) > LONGEST_TEXT) return 'text_long';
  return outcome === 'upheld' ? whyNotEnd(tx, held) : null;
}

/** Why an entry cannot be taken out any more: it is not in the field, or a later stage rests on it. */
async function whyNotEnd(tx: Tx, { objection, edition }: Held): Promise<ObjectionRefusal | null> {
  const passages = await passagesOfEntry(tx, objection.entryId);
  const later = decidingAfter(edition.document, STAGE);
  if (passages.some((it) => later.includes(it.stage))) return 'later_decided';
  return isInFieldOf(edition.document, STAGE, passages) ? null : 'not_in_field';
}

type Settling = Held & { readonly outcome: ObjectionOutcome; readonly answer: string; readonly baseUrl: string };

/** The answer stands: an entry against which it is upheld is out, and everybody concerned is told. */
async function settle(tx: Tx, who: Viewer, settling: Settling, now: Date): Promise<void> {
  const { objection, edition, outcome, answer, baseUrl } = settling;
  if (outcome === 'upheld') {
    const passages = await passagesOfEntry(tx, objection.entryId);
    const decided = [{ entryId: objection.entryId, stage: STAGE, outcome: 'disqualified', note: answer } as const];
    // Out for another objection already, it is out once.
    if (!passages.some((it) => it.stage === STAGE)) await writePassages(tx, who, { edition, decided }, now);
  }
  await emit(tx, objectionAnswered, { objectionId: objection.id, at: now.toISOString() }, now);
  const code = parsePublicCode(objection.code);
  if (!code) throw new Error('an objection that is answered has its number');
  const letter = answerMail(objection, { edition, title: objection.title }, { code, baseUrl, outcome, answer });
  await sendMail(tx, letter, now);
}

export type Seconding = OfObjection & { readonly agrees: boolean; readonly baseUrl: string };

/** The second pair of eyes agrees with an answer that another person proposed, or gives it back to be answered anew. */
export async function secondAnswer(tx: Tx, who: Viewer, { agrees, baseUrl, ...of }: Seconding, now: Date): Result {
  const held = await holdForOrganiser(tx, who, of, now);
  if (!held.ok) return held;
  const { objection, isStale } = held.value;
  if (agrees && objection.state === 'upheld') return done({ state: 'upheld' });
  const apart = isStale ? 'stale' : whyNotSecond(objection, who);
  const forbidden = apart ?? (agrees ? await whyNotEnd(tx, held.value) : null);
  if (forbidden) return refused(forbidden);
  const state = agrees ? 'upheld' : stateBefore(objection);
  const second = agrees ? { second_by: who.person?.id ?? null, second_at: now, answered_at: now } : {};
  await tables(tx)
    .updateTable('objection')
    .set({ state, ...second, revision: objection.revision + 1 })
    .where('id', '=', objection.id)
    .execute();
  const verb = agrees ? 'second' : 'give_back';
  const before = { state: objection.state };
  await leaveTrace(tx, actorOf(who), { id: objection.id, verb, before, after: { state } }, now);
  const { answer } = objection;
  if (agrees) await settle(tx, who, { ...held.value, outcome: 'upheld', answer, baseUrl }, now);
  return done({ state });
}
