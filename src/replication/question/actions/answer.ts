import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { questionAnswered } from '../events.ts';
import { LONGEST_ANSWER, LONGEST_REASON, type Question, type QuestionId, type QuestionRefusal } from '../model.ts';
import { questionFor } from '../queries/questions.ts';
import { whyNotAnswer, whyNotHide, whyNotShow } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { leaveTrace } from './trace.ts';

export type OfQuestion = { readonly id: QuestionId; readonly revision: number };
type Result = Promise<Outcome<null, QuestionRefusal>>;

/** The question held until the end of the transaction, when the viewer may read it. */
async function hold(tx: Tx, who: Viewer, id: QuestionId): Promise<Question | null> {
  await tables(tx).selectFrom('innovation_question').select('id').where('id', '=', id).forUpdate().execute();
  return questionFor(tx, who, id);
}

/** Answers a question, or mends its answer; what is answered everybody reads. */
export async function answerQuestion(
  tx: Tx,
  who: Viewer,
  { id, revision, answer }: OfQuestion & { readonly answer: string },
  now: Date,
): Result {
  const held = await hold(tx, who, id);
  if (!held) return refused('not_found');
  const said = answer.trim();
  const forbidden = whyNotAnswer(held, who) ?? answerFault(said);
  if (forbidden) return refused(forbidden);
  // The same form sent twice is one answer.
  if (held.answer === said) return done(null);
  if (held.revision !== revision) return refused('stale');
  const isFirst = held.answeredAt === null;
  await tables(tx)
    .updateTable('innovation_question')
    .set({ answer: said, answered_by: who.person?.id ?? null, answered_at: now, revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  const before = isFirst ? undefined : { answer: held.answer };
  await leaveTrace(tx, who, { verb: 'answer', id, before, after: { answer: said } }, now);
  if (isFirst) await emit(tx, questionAnswered, { questionId: id }, now);
  return done(null);
}

function answerFault(said: string): QuestionRefusal | null {
  if (said === '') return 'answer_missing';
  return [...said].length > LONGEST_ANSWER ? 'answer_long' : null;
}

/** Takes a question with its answer out of the public eye, with a reason that its people read. */
export async function hideQuestion(
  tx: Tx,
  who: Viewer,
  { id, reason }: { readonly id: QuestionId; readonly reason: string },
  now: Date,
): Result {
  const held = await hold(tx, who, id);
  if (!held) return refused('not_found');
  const said = reason.trim();
  if (held.hiddenAt !== null && held.hiddenReason === said && whyNotShow(held, who) === null) return done(null);
  const forbidden = whyNotHide(held, who) ?? reasonFault(said);
  if (forbidden) return refused(forbidden);
  const hidden = { hidden_by: who.person?.id ?? null, hidden_at: now, hidden_reason: said };
  await tables(tx)
    .updateTable('innovation_question')
    .set({ ...hidden, revision: held.revision + 1 })
    .where('id', '=', id)
    .execute();
  await leaveTrace(tx, who, { verb: 'hide', id, after: { reason: said } }, now);
  return done(null);
}

function reasonFault(said: string): QuestionRefusal | null {
  if (said === '') return 'reason_missing';
  return [...said].length > LONGEST_REASON ? 'reason_long' : null;
}

/** Shows a hidden question again. */
export async function showQuestion(tx: Tx, who: Viewer, { id }: Pick<OfQuestion, 'id'>, now: Date): Result {
  const held = await hold(tx, who, id);
  if (!held) return refused('not_found');
  const forbidden = whyNotShow(held, who);
  // Pressed twice, it is shown once.
  if (forbidden === 'not_hidden') return done(null);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('innovation_question')
    .set({ hidden_by: null, hidden_at: null, hidden_reason: null, revision: held.revision + 1 })
    .where('id', '=', id)
    .execute();
  await leaveTrace(tx, who, { verb: 'show', id, before: { reason: held.hiddenReason } }, now);
  return done(null);
}
