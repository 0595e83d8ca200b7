import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { type Interview, LONGEST_NOTE } from '../model/interview.ts';
import { type InterviewId, type InterviewRefusal, type Presence, presences } from '../model/states.ts';
import { type Course, stepBack, whyNotEnd, whyNotQuestions, whyNotStart } from '../rules/running.ts';
import { isOrganiser } from '../rules/who.ts';
import { tables } from '../schema.ts';
import { holdInterview } from './answer.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, InterviewRefusal>>;
export const steps = ['begin', 'questions', 'end', 'step_back'] as const;
export type Step = (typeof steps)[number];

async function toRun(tx: Tx, who: Viewer, id: InterviewId): Promise<Interview | null> {
  const interview = await holdInterview(tx, who, id);
  return interview && isOrganiser(interview.organiserId, who) ? interview : null;
}

/** Whether another interview of the room is going on. */
async function isRoomBusy(tx: Tx, { id, slot }: Interview): Promise<boolean> {
  if (!slot) return false;
  const found = await tables(tx)
    .selectFrom('interview as i')
    .innerJoin('interview_slot as s', 's.id', 'i.slot_id')
    .select('i.id')
    .where('s.room_id', '=', slot.roomId)
    .where('i.id', '!=', id)
    .where('i.began_at', 'is not', null)
    .where('i.ended_at', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}

function whyNot(step: Step, interview: Interview, isBusy: boolean): InterviewRefusal | null {
  if (!interview.slot) return 'no_slot';
  if (step === 'begin') return whyNotStart(interview, isBusy);
  if (step === 'questions') return whyNotQuestions(interview);
  if (step === 'end') return whyNotEnd(interview);
  return stepBack(interview) ? null : 'not_begun';
}

function after(step: Step, interview: Interview, now: Date): Course {
  const { beganAt, questionsAt, endedAt } = interview;
  if (step === 'begin') return { beganAt: now, questionsAt: null, endedAt: null };
  if (step === 'questions') return { beganAt, questionsAt: now, endedAt };
  if (step === 'end') return { beganAt, questionsAt, endedAt: now };
  return stepBack(interview) ?? { beganAt, questionsAt, endedAt };
}

/** Keeps when an interview really began, went over to the questions and ended; or takes the last press back. */
export async function runInterview(
  tx: Tx,
  who: Viewer,
  { id, step }: { readonly id: InterviewId; readonly step: Step },
  now: Date,
): Result {
  const interview = await toRun(tx, who, id);
  if (!interview) return refused('not_found');
  const forbidden = whyNot(step, interview, step === 'begin' && (await isRoomBusy(tx, interview)));
  if (forbidden) return refused(forbidden);
  const course = after(step, interview, now);
  // Whoever begins is there, unless somebody said otherwise.
  const presence = step === 'begin' && interview.presence === null ? { presence: 'came' as const } : {};
  await tables(tx)
    .updateTable('interview')
    .set({ began_at: course.beganAt, questions_at: course.questionsAt, ended_at: course.endedAt, ...presence })
    .where('id', '=', id)
    .execute();
  await leaveTrace(tx, who, { of: { kind: 'interview', id }, verb: step, after: { at: now.toISOString() } }, now);
  return done(null);
}

export type Attendance = {
  readonly id: InterviewId;
  readonly presence: Presence;
  /** Why somebody stayed away; also what else is to be said. */
  readonly note: string;
  readonly leaders: string;
};

/** Keeps whether the entrants came, and who of the leaders. */
export async function notePresence(tx: Tx, who: Viewer, input: Attendance, now: Date): Result {
  const interview = await toRun(tx, who, input.id);
  if (!interview) return refused('not_found');
  if (!interview.slot) return refused('no_slot');
  if (!presences.includes(input.presence)) return refused('invalid');
  const [note, leaders] = [input.note.trim(), input.leaders.trim()];
  if (input.presence === 'absent' && interview.beganAt) return refused('begun');
  if (input.presence === 'absent' && note === '') return refused('reason_missing');
  if (note.length > LONGEST_NOTE || leaders.length > LONGEST_NOTE) return refused('reason_long');
  await tables(tx)
    .updateTable('interview')
    .set({ presence: input.presence, presence_note: note, leaders })
    .where('id', '=', input.id)
    .execute();
  const told = { before: { presence: interview.presence ?? '' }, after: { presence: input.presence, note, leaders } };
  await leaveTrace(tx, who, { of: { kind: 'interview', id: input.id }, verb: 'presence', ...told }, now);
  return done(null);
}
