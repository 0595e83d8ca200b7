import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import { interviewMoved } from '../events.ts';
import type { Clash } from '../model/arrangement.ts';
import { type Interview, type MoveId, type MoveStep, moveSteps, type Timetable } from '../model/interview.ts';
import type { SlotId } from '../model/plan.ts';
import type { InterviewId, InterviewRefusal } from '../model/states.ts';
import { timetableOf } from '../queries/interviews.ts';
import { clashesAfter } from '../queries/placed.ts';
import { tables } from '../schema.ts';
import { editionToArrange } from './plan.ts';
import { leaveTrace } from './trace.ts';

export type MoveRefusal = { readonly code: InterviewRefusal; readonly clashes: readonly Clash[] };
type Result = Promise<Outcome<MoveId, MoveRefusal>>;
const no = (code: InterviewRefusal, clashes: readonly Clash[] = []) => refused({ code, clashes });

export type Moving = {
  /** Comes with the form, so that a double click moves once. */
  readonly id: MoveId;
  readonly editionId: EditionId;
  readonly interviewId: InterviewId;
  /** Where the mover saw it; null without a slot. */
  readonly from: SlotId | null;
  readonly to: SlotId;
};

/** Gives the interview another slot; whoever has that one takes the one it leaves. Nothing is written that would clash. */
export async function moveInterview(tx: Tx, who: Viewer, moving: Moving, now: Date): Result {
  const held = await editionToArrange(tx, who, moving.editionId);
  if (!held.ok) return no(held.why);
  if (await isMoved(tx, moving.id)) return done(moving.id);
  const timetable = await timetableOf(tx, moving.editionId);
  const found = whyNotMove(timetable, moving);
  if (found) return no(found);
  const steps = stepsOf(timetable, moving);
  const clashes = await clashesAfter(tx, { editionId: moving.editionId, timetable }, steps);
  if (clashes.length > 0) return no('clash', clashes);
  await apply(tx, timetable, steps, now);
  await tables(tx)
    .insertInto('interview_move')
    .values({
      id: moving.id,
      edition_id: moving.editionId,
      moved_by: who.person?.id ?? null,
      moved_at: now,
      steps: JSON.stringify(steps),
      undone_at: null,
    })
    .execute();
  for (const step of steps) await traceOf(tx, who, { verb: 'move', step, timetable }, now);
  return done(moving.id);
}

async function isMoved(tx: Tx, id: MoveId): Promise<boolean> {
  return (
    (await tables(tx).selectFrom('interview_move').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  );
}

function whyNotMove({ interviews, slots }: Timetable, moving: Moving): InterviewRefusal | null {
  const interview = interviews.find((it) => it.id === moving.interviewId);
  if (!interview) return 'not_found';
  if (interview.beganAt) return 'begun';
  if ((interview.slot?.id ?? null) !== moving.from) return 'stale';
  if (!slots.some((it) => it.id === moving.to)) return 'no_slot';
  if (moving.from === moving.to) return 'same_slot';
  const other = interviews.find((it) => it.slot?.id === moving.to);
  if (other && moving.from === null) return 'slot_taken';
  return other?.beganAt ? 'begun' : null;
}

function stepsOf({ interviews }: Timetable, { interviewId, from, to }: Moving): readonly MoveStep[] {
  const other = interviews.find((it) => it.slot?.id === to);
  const own: MoveStep = { interview: interviewId, from, to };
  return other ? [own, { interview: other.id, from: to, to: from }] : [own];
}

/** Writes the slots; whoever knew of a time is told anew and owes the answer again. */
async function apply(tx: Tx, { interviews }: Timetable, steps: readonly MoveStep[], now: Date): Promise<void> {
  for (const step of steps) {
    const interview = interviews.find((it) => it.id === step.interview);
    if (!interview) continue;
    const knew = interview.state !== 'planned';
    const sequence = interview.sequence + 1;
    const again = { state: 'told' as const, told_at: now, answered_at: null, answered_by: null, wish: '' };
    await tables(tx)
      .updateTable('interview')
      .set({ slot_id: step.to, unplaced: null, sequence, presence: null, presence_note: '', ...(knew ? again : {}) })
      .where('id', '=', step.interview)
      .execute();
    if (knew) await emit(tx, interviewMoved, { interviewId: step.interview, sequence }, now);
  }
}

type Traced = { readonly verb: 'move' | 'undo_move'; readonly step: MoveStep; readonly timetable: Timetable };

async function traceOf(tx: Tx, who: Viewer, { verb, step, timetable }: Traced, now: Date): Promise<void> {
  const [before, after] = [toldSlot(timetable, step.from), toldSlot(timetable, step.to)];
  await leaveTrace(tx, who, { of: { kind: 'interview', id: step.interview }, verb, before, after }, now);
}

function toldSlot({ slots, rooms }: Timetable, id: SlotId | null) {
  const slot = slots.find((it) => it.id === id);
  const room = rooms.find((it) => it.id === slot?.roomId);
  return slot && { room: room?.name ?? '', starts: slot.startsAt.toISOString() };
}

/** Takes the newest change back, as long as those who moved stand where it put them. */
export async function undoMove(
  tx: Tx,
  who: Viewer,
  { editionId, id }: { readonly editionId: EditionId; readonly id: MoveId },
  now: Date,
): Result {
  const held = await editionToArrange(tx, who, editionId);
  if (!held.ok) return no(held.why);
  const row = await tables(tx)
    .selectFrom('interview_move')
    .select(['steps', 'undone_at as undoneAt'])
    .where('id', '=', id)
    .where('edition_id', '=', editionId)
    .executeTakeFirst();
  if (!row) return no('not_found');
  if (row.undoneAt) return no('undone');
  const timetable = await timetableOf(tx, editionId);
  const steps = moveSteps.parse(row.steps).map((it) => ({ interview: it.interview, from: it.to, to: it.from }));
  const forbidden = whyNotUndo(timetable, steps);
  if (forbidden) return no(forbidden);
  const clashes = await clashesAfter(tx, { editionId, timetable }, steps);
  if (clashes.length > 0) return no('clash', clashes);
  await apply(tx, timetable, steps, now);
  await tables(tx).updateTable('interview_move').set({ undone_at: now }).where('id', '=', id).execute();
  for (const step of steps) await traceOf(tx, who, { verb: 'undo_move', step, timetable }, now);
  return done(id);
}

function whyNotUndo({ interviews, slots }: Timetable, steps: readonly MoveStep[]): InterviewRefusal | null {
  for (const step of steps) {
    const interview: Interview | undefined = interviews.find((it) => it.id === step.interview);
    if (!interview || (interview.slot?.id ?? null) !== step.from) return 'moved_since';
    if (interview.beganAt) return 'begun';
    if (step.to && !slots.some((it) => it.id === step.to)) return 'moved_since';
    const other = interviews.find((it) => it.slot?.id === step.to && it.id !== step.interview);
    if (step.to && other && !steps.some((it) => it.interview === other.id)) return 'moved_since';
  }
  return null;
}
