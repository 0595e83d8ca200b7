import { sql } from 'kysely';
import { addEvidence, type NewEvidence, useEvidence } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { labMoved } from '../events.ts';
import { type Lab, type LabId, type LabRefusal, longest, type Stage, type TaskId } from '../model.ts';
import { nextOf, runs, type StageMove, stageOf, stateAfter, whyNotMove, whyNotTell } from '../rules.ts';
import { tables } from '../schema.ts';
import { holdLab, leaveTrace, SUBJECT } from './trace.ts';

type Result<T = null> = Promise<Outcome<T, LabRefusal>>;
type OfStage = { readonly id: LabId; readonly stage: Stage };

export type Telling = OfStage & {
  readonly revision: number;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly result: string;
};

/** What is wrong with the days and the words of a stage, by field; days that are none come as null with their text. */
export function tellFaults({ startsOn, endsOn, result }: Omit<Telling, 'id' | 'stage' | 'revision'>) {
  const faults: Partial<Record<'startsOn' | 'endsOn' | 'result', LabRefusal>> = {};
  if (endsOn !== null && (startsOn === null || endsOn < startsOn)) faults.endsOn = 'days_wrong';
  if (result.length > longest.result) faults.result = 'text_long';
  return faults;
}

/** Sets the days of a stage, and says what came of it once it is under way. */
export async function tellStage(tx: Tx, who: Viewer, given: Telling, now: Date): Result {
  const { id, stage, revision, startsOn, endsOn } = given;
  const lab = await holdLab(tx, who, id);
  if (!lab) return refused('not_found');
  const result = given.result.trim();
  const forbidden =
    whyNotTell(lab, { stage, viewer: who }) ?? Object.values(tellFaults({ startsOn, endsOn, result }))[0];
  if (forbidden) return refused(forbidden);
  const held = stageOf(lab, stage);
  if (held.state === 'ahead' && result !== held.result) return refused('stage_locked');
  const before = { startsOn: held.startsOn, endsOn: held.endsOn, result: held.result };
  const after = { startsOn, endsOn, result };
  if (JSON.stringify(before) === JSON.stringify(after)) return done(null);
  if (held.revision !== revision) return refused('stale');
  await write(tx, given, { starts_on: startsOn, ends_on: endsOn, result });
  await leaveTrace(tx, who, { verb: 'tell', id, before: { stage, ...before }, after: { stage, ...after } }, now);
  return done(null);
}

async function write(tx: Tx, { id, stage }: OfStage, said: object): Promise<void> {
  await tables(tx)
    .updateTable('coaching_lab_stage')
    .set({ ...said, revision: sql<number>`revision + 1` })
    .where('lab_id', '=', id)
    .where('stage', '=', stage)
    .execute();
}

export type Moving = OfStage & { readonly move: StageMove; readonly note: string };

/** A step of a stage: finished, put before the leader, approved, sent back, or taken up again. Sent twice it is one. */
export async function moveStage(tx: Tx, who: Viewer, given: Moving, now: Date): Result {
  const { id, stage, move } = given;
  const note = given.note.trim();
  const lab = await holdLab(tx, who, id);
  if (!lab) return refused('not_found');
  const held = stageOf(lab, stage);
  const isDone = held.state === stateAfter[move] && held.note === note && held.decidedAt !== null;
  if (isDone && move !== 'reopen' && lab.state !== 'stopped') return done(null);
  const forbidden = whyNotMove(move, lab, { stage, viewer: who }) ?? noteFault(move, note);
  if (forbidden) return refused(forbidden);
  const state = stateAfter[move];
  // The one behind gives way first: only one stage is under way at a time.
  if (move === 'reopen') await closeNext(tx, lab, stage);
  await write(tx, given, { state, note, decided_by: who.person?.id ?? null, decided_at: now });
  if (state === 'done') await openNext(tx, lab, stage, now);
  await leaveTrace(
    tx,
    who,
    { verb: move, id, before: { stage, state: held.state }, after: { stage, state, note } },
    now,
  );
  if (move === 'ask' || move === 'approve' || move === 'return')
    await emit(tx, labMoved, { labId: id, stage, move, at: now.toISOString() }, now);
  return done(null);
}

function noteFault(move: StageMove, note: string): LabRefusal | null {
  if (move === 'return' && note === '') return 'note_missing';
  return note.length > longest.note ? 'text_long' : null;
}

async function openNext(tx: Tx, { id }: Lab, stage: Stage, now: Date): Promise<void> {
  const next = nextOf(stage);
  if (next) return write(tx, { id, stage: next }, { state: 'under_way' });
  await tables(tx)
    .updateTable('coaching_lab')
    .set({ state: 'finished', ended_at: now, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute();
}

async function closeNext(tx: Tx, { id }: Lab, stage: Stage): Promise<void> {
  const next = nextOf(stage);
  if (next) return write(tx, { id, stage: next }, { state: 'ahead' });
  await tables(tx)
    .updateTable('coaching_lab')
    .set({ state: 'running', ended_at: null, revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute();
}

export type NewTask = OfStage & {
  readonly taskId: TaskId;
  readonly what: string;
  readonly owner: string;
  readonly dueOn: string | null;
};

export function taskFaults({ what, owner }: Pick<NewTask, 'what' | 'owner'>) {
  const faults: Partial<Record<'what' | 'owner', LabRefusal>> = {};
  if (what === '') faults.what = 'what_missing';
  if (what.length > longest.what) faults.what = 'text_long';
  if (owner.length > longest.owner) faults.owner = 'text_long';
  return faults;
}

/** Plans a task of a stage that is not done. The same form sent twice is one. */
export async function addTask(tx: Tx, who: Viewer, given: NewTask, now: Date): Result {
  const { id, stage, taskId, what, owner, dueOn } = given;
  const lab = await holdLab(tx, who, id);
  if (!lab) return refused('not_found');
  const forbidden = whyNotTell(lab, { stage, viewer: who }) ?? Object.values(taskFaults(given))[0];
  if (forbidden) return refused(forbidden);
  const added = await tables(tx)
    .insertInto('coaching_lab_task')
    .values({ id: taskId, lab_id: id, stage, what, owner, due_on: dueOn, done_at: null, dropped_at: null })
    .onConflict((clash) => clash.doNothing())
    .returning('id')
    .execute();
  if (added.length > 0) await leaveTrace(tx, who, { verb: 'task', id, after: { stage, what, owner, dueOn } }, now);
  return done(null);
}

export const taskDeeds = ['done', 'undone', 'drop'] as const;
export type TaskDeed = (typeof taskDeeds)[number];
export type TaskMove = OfStage & { readonly taskId: TaskId; readonly deed: TaskDeed };

/** Says that a task is done, or is not after all, or falls away; done only once its stage is under way. */
export async function moveTask(tx: Tx, who: Viewer, { id, stage, taskId, deed }: TaskMove, now: Date): Result {
  const lab = await holdLab(tx, who, id);
  if (!lab) return refused('not_found');
  const forbidden = whyNotTell(lab, { stage, viewer: who });
  if (forbidden) return refused(forbidden);
  if (deed !== 'drop' && stageOf(lab, stage).state === 'ahead') return refused('stage_locked');
  const said = deed === 'drop' ? { dropped_at: now } : { done_at: deed === 'done' ? now : null };
  const moved = await tables(tx)
    .updateTable('coaching_lab_task')
    .set(said)
    .where('id', '=', taskId)
    .where('lab_id', '=', id)
    .where('stage', '=', stage)
    .where('dropped_at', 'is', null)
    .returning('what')
    .execute();
  if (moved.length === 0) return refused('not_found');
  await leaveTrace(tx, who, { verb: 'task', id, after: { stage, what: moved[0]?.what, deed } }, now);
  return done(null);
}

/** Puts a paper that proves the stage into the locker of whoever runs it. */
export async function addPaper(
  tx: Tx,
  who: Viewer,
  { id, stage, evidence }: OfStage & { readonly evidence: NewEvidence },
  now: Date,
): Result {
  const lab = await holdLab(tx, who, id);
  if (!lab) return refused('not_found');
  if (!runs(lab, who)) return refused('not_yours');
  if (stageOf(lab, stage).state === 'ahead') return refused('stage_locked');
  const added = await addEvidence(tx, who, evidence, now);
  if (!added.ok) return refused('paper_refused');
  const used = await useEvidence(
    tx,
    who,
    { evidenceId: added.value, subject: { kind: SUBJECT, id }, place: stage },
    now,
  );
  if (!used.ok) return refused('paper_refused');
  if (used.value.isNew)
    await leaveTrace(tx, who, { verb: 'paper', id, after: { stage, title: used.value.title } }, now);
  return done(null);
}
