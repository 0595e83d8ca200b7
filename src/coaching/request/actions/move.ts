import type { PersonId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, must, type Outcome, refused } from '#platform/outcome.ts';
import { openFor } from '../../casework/actions/open.ts';
import type { CaseId } from '../../casework/model.ts';
import { subjectById } from '../../casework/queries/cases.ts';
import {
  type HelpRequest,
  LONGEST_REASON,
  LONGEST_RESULT,
  type RequestId,
  type RequestRefusal,
  type RequestState,
  type StepKind,
} from '../model.ts';
import { profileOf } from '../queries/profiles.ts';
import { type RequestMove, whyNot } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { offerToBest } from './ask.ts';
import { holdRequest, takeStep } from './step.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, RequestRefusal>>;

export type Moving = {
  readonly id: RequestId;
  readonly move: RequestMove;
  /** To whom, for `assign` and `hand_on`. */
  readonly coachId: PersonId | null;
  /** Reason or result, where the move asks for one. */
  readonly note: string;
};

/** Which moves say why, and at least what they came to. */
const asksNote: Partial<Readonly<Record<RequestMove, 'reason' | 'result'>>> = {
  decline: 'reason',
  hand_on: 'reason',
  withdraw: 'reason',
  close: 'result',
};

const kinds = {
  assign: 'offered',
  take: 'accepted',
  accept: 'accepted',
  decline: 'declined',
  hand_on: 'handed_on',
  close: 'closed',
  withdraw: 'withdrawn',
} as const satisfies Record<RequestMove, StepKind>;

/** Whether the request stands already as the move would leave it: the form came twice. */
function isSo(it: HelpRequest, { move, coachId, note }: Moving, who: Viewer): boolean {
  const own = who.person?.id ?? null;
  if (move === 'assign' || move === 'hand_on')
    return it.state === 'offered' && it.coachId === coachId && coachId !== own;
  if (move === 'accept' || move === 'take') return it.state === 'accepted' && it.coachId === own;
  if (move === 'decline') return own !== null && it.coachId !== own && it.offeredTo.includes(own);
  if (move === 'close' || move === 'withdraw') return it.endedAt !== null && it.result === note.trim();
  return false;
}

/** Carries out one move of a request: offers it, takes it up, declines, hands on, closes or withdraws it. */
export async function moveRequest(tx: Tx, who: Viewer, moving: Moving, now: Date): Result {
  const held = await holdRequest(tx, who, moving.id);
  if (!held) return refused('not_found');
  const forbidden = whyNot(moving.move, held, who);
  const was = forbidden === 'wrong_state' || held.offeredTo.some((it) => it === who.person?.id);
  if (forbidden && was && isSo(held, moving, who)) return done(null);
  const fault = forbidden ?? noteFault(moving) ?? (await coachFault(tx, held, moving));
  if (fault) return refused(fault);
  const note = moving.note.trim();
  const { id, move } = moving;
  const coachId = coachAfter(held, moving, who);
  await write(tx, held, { move, coachId, note }, now);
  const concerned = move === 'decline' ? held.coachId : coachId;
  const step = { id: newId<'RequestStepId'>(now.getTime()), requestId: id, coachId: concerned, note };
  await takeStep(tx, who.person?.id ?? null, { ...step, kind: kinds[move] }, now);
  await leaveTrace(tx, who, { verb: move, id, before: { request: held.state }, after: { reason: note } }, now);
  if (move === 'decline') await offerToBest(tx, id, now);
  if (move === 'accept' || move === 'take') await openTable(tx, who, held, now);
  return done(null);
}

function noteFault({ move, note }: Moving): RequestRefusal | null {
  const asked = asksNote[move];
  if (!asked) return null;
  const said = note.trim();
  if (said === '') return `${asked}_missing`;
  return [...said].length > (asked === 'reason' ? LONGEST_REASON : LONGEST_RESULT) ? `${asked}_long` : null;
}

async function coachFault(tx: Tx, held: HelpRequest, { move, coachId }: Moving): Promise<RequestRefusal | null> {
  if (move !== 'assign' && move !== 'hand_on') return null;
  if (!coachId || !(await profileOf(tx, coachId))) return 'coach_wrong';
  return coachId === held.coachId ? 'same_coach' : null;
}

function coachAfter(held: HelpRequest, { move, coachId }: Moving, who: Viewer): PersonId | null {
  if (move === 'assign' || move === 'hand_on') return coachId;
  if (move === 'take') return who.person?.id ?? null;
  return move === 'decline' ? null : held.coachId;
}

const states = {
  assign: 'offered',
  take: 'accepted',
  accept: 'accepted',
  decline: 'waiting',
  hand_on: 'offered',
  close: 'closed',
  withdraw: 'withdrawn',
} as const satisfies Record<RequestMove, RequestState>;

type Written = { readonly move: RequestMove; readonly coachId: PersonId | null; readonly note: string };

async function write(tx: Tx, held: HelpRequest, { move, coachId, note }: Written, now: Date): Promise<void> {
  const state = states[move];
  const isEnd = state === 'closed' || state === 'withdrawn';
  const accepted = state === 'accepted' ? now : isEnd ? held.acceptedAt : null;
  await tables(tx)
    .updateTable('coaching_request')
    .set({
      ...{ state, coach_id: coachId, moved_at: now, accepted_at: accepted, revision: held.revision + 1 },
      ...(isEnd ? { ended_at: now, result: note } : {}),
    })
    .where('id', '=', held.id)
    .execute();
}

/** With the request about an innovation a case is opened, on which the coach reads the text and writes notes. */
async function openTable(tx: Tx, who: Viewer, request: HelpRequest, now: Date): Promise<void> {
  const subject = request.innovationId && !request.caseId ? await subjectById(tx, request.innovationId) : null;
  if (!subject || !who.person) return;
  const id = newId<'CaseId'>(now.getTime()) satisfies CaseId;
  const opening = { id, coachIds: [who.person.id], topic: request.topic, clinicId: null, entry: null, subject };
  must(await openFor(tx, who, opening, now));
  await tables(tx).updateTable('coaching_request').set({ case_id: id }).where('id', '=', request.id).execute();
}
