import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { problemReported, problemReturned, problemSolved } from '../../events.ts';
import type { MeasureId, ProblemId } from '../../model/ids.ts';
import type { Better, Measure, Problem } from '../../model/record.ts';
import { wasLast } from '../../queries/last-deed.ts';
import { tables } from '../../schema.ts';
import { MAX_TEXT, type ProblemRefusal, type TakenMeasure } from '../model.ts';
import { measuresOf } from '../queries/measure.ts';
import { comparable, leadsTo, runsProblem, whyNotMove, whyNotSolvedBy } from '../rules.ts';
import { type HeldProblem, holdProblem } from './hold.ts';
import { leaveTrace, measureText, states } from './trace.ts';

type Result = Promise<Outcome<null, ProblemRefusal>>;
type Of = { readonly id: ProblemId };

/** A problem of which nobody says that it is solved. */
export const unreported = {
  measure_id: null,
  reported_at: null,
  reported_by: null,
  reported_unit: null,
  verified_at: null,
  verified_by: null,
  verified_as: null,
  verified_institution: null,
  verify_note: '',
  returned_at: null,
  return_note: '',
} as const;

export type Report = Of & {
  /** The latest measure as the reporter saw it. */
  readonly measureId: MeasureId;
  readonly lesson: string;
};

/** Says that the problem is solved, by its latest measure; somebody else verifies it. Said twice, it is said once. */
export async function reportSolved(tx: Tx, who: Viewer, input: Report, now: Date): Result {
  const held = await holdProblem(tx, input.id);
  if (!held) return refused('not_found');
  const lesson = input.lesson.trim();
  const isSaid = held.state === leadsTo.report && held.measureId === input.measureId && held.lesson === lesson;
  if (isSaid && runsProblem(held, who)) return done(null);
  if (lesson.length > MAX_TEXT) return refused('invalid');
  const forbidden = whyNotMove('report', held, who);
  if (forbidden) return refused(forbidden);
  const latest = comparable(held.baseline, await measuresOf(tx, held.id)).at(-1) ?? null;
  const unsolved = whyNotSolvedBy(held, latest);
  if (unsolved || !latest) return refused(unsolved ?? 'measure_missing');
  if (latest.id !== input.measureId) return refused('stale');
  await writeReport(tx, who, { held, latest, lesson }, now);
  const { before, after } = states(held, leadsTo.report);
  const told = { ...after, 'problem.afterMeasure': measureText(latest), 'problem.lesson': lesson };
  await leaveTrace(tx, who, { id: held.id, verb: 'report', before, after: told }, now);
  await emit(tx, problemReported, { problemId: held.id, at: now.toISOString() }, now);
  return done(null);
}

type Reported = { readonly held: HeldProblem; readonly latest: TakenMeasure; readonly lesson: string };

async function writeReport(tx: Tx, who: Viewer, { held, latest, lesson }: Reported, now: Date): Promise<void> {
  const { indicator, unit, value, date, source } = latest;
  await tables(tx)
    .updateTable('problem')
    .set({
      ...unreported,
      state: leadsTo.report,
      after_measure: sql<Measure>`${JSON.stringify({ indicator, unit, value, date, source })}::jsonb`,
      evidence: sql<Problem['evidence']>`${JSON.stringify(latest.evidence)}::jsonb`,
      measure_id: latest.id,
      lesson,
      reported_at: now,
      reported_by: who.person?.id ?? null,
      reported_unit: who.acting?.unitId ?? null,
      revision: held.revision + 1,
      updated_at: now,
    })
    .where('id', '=', held.id)
    .execute();
}

/** Takes the report back before anybody judged it. Said twice, it is said once. */
export async function withdrawReport(tx: Tx, who: Viewer, input: Of, now: Date): Result {
  const held = await holdProblem(tx, input.id);
  if (!held) return refused('not_found');
  const last = { kind: 'problem' as const, id: held.id, event: 'registry.problem.withdraw' };
  if (held.state === leadsTo.withdraw && (await wasLast(tx, who, last))) return done(null);
  const forbidden = whyNotMove('withdraw', held, who);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('problem')
    .set({ ...unreported, state: leadsTo.withdraw, updated_at: now })
    .where('id', '=', held.id)
    .execute();
  await leaveTrace(tx, who, { id: held.id, verb: 'withdraw', ...states(held, leadsTo.withdraw) }, now);
  return done(null);
}

export type Verdict = Of & {
  /** The measure that the verifier looked at. */
  readonly measureId: MeasureId;
  readonly note: string;
};
export type Verified = Verdict & {
  /** Asked of the verifier where nobody said it before. */
  readonly better: Better | null;
};

/** Agrees that the problem is solved: it is «tuntas» from now on. Said twice, it is said once. */
export async function verifySolved(tx: Tx, who: Viewer, input: Verified, now: Date): Result {
  const held = await holdProblem(tx, input.id);
  if (!held) return refused('not_found');
  const last = { kind: 'problem' as const, id: held.id, event: 'registry.problem.solve' };
  if (held.state === leadsTo.verify && (await wasLast(tx, who, last))) return done(null);
  const forbidden = whyNotMove('verify', held, who) ?? whyNotText(input.note);
  if (forbidden) return refused(forbidden);
  if (held.measureId !== input.measureId) return refused('stale');
  const better = held.better ?? input.better;
  const unsolved = whyNotAgreed({ ...held, better }, await measuresOf(tx, held.id));
  if (unsolved) return refused(unsolved);
  await tables(tx)
    .updateTable('problem')
    .set({
      state: leadsTo.verify,
      better,
      verified_at: now,
      verified_by: who.person?.id ?? null,
      verified_as: who.acting?.role ?? null,
      verified_institution: who.acting?.institutionId ?? null,
      verify_note: input.note.trim(),
      updated_at: now,
      closed_at: now,
    })
    .where('id', '=', held.id)
    .execute();
  const { before, after } = states(held, leadsTo.verify);
  const told = { ...after, ...noted(input.note), ...(held.better === null ? { 'problem.better': better } : {}) };
  await leaveTrace(tx, who, { id: held.id, verb: 'solve', before, after: told }, now);
  await emit(tx, problemSolved, { problemId: held.id }, now);
  return done(null);
}

/** The reported measure still proves it, and what was measured since does not say otherwise. */
function whyNotAgreed(held: HeldProblem, measures: readonly TakenMeasure[]): ProblemRefusal | null {
  const all = comparable(held.baseline, measures);
  const reported = all.find((it) => it.id === held.measureId) ?? null;
  const newest = all.at(-1);
  if (!reported || !newest) return whyNotSolvedBy(held, reported);
  return whyNotSolvedBy(held, reported) ?? whyNotSolvedBy(held, { ...newest, evidence: reported.evidence });
}

/** Does not agree yet, and says what is missing. Said twice, it is said once. */
export async function returnReport(tx: Tx, who: Viewer, input: Verdict, now: Date): Result {
  const held = await holdProblem(tx, input.id);
  if (!held) return refused('not_found');
  const last = { kind: 'problem' as const, id: held.id, event: 'registry.problem.return' };
  if (held.state === leadsTo.return && (await wasLast(tx, who, last))) return done(null);
  const note = input.note.trim();
  const forbidden = whyNotMove('return', held, who) ?? (note === '' ? 'reason_missing' : whyNotText(note));
  if (forbidden) return refused(forbidden);
  if (held.measureId !== input.measureId) return refused('stale');
  await tables(tx)
    .updateTable('problem')
    .set({ ...unreported, state: leadsTo.return, returned_at: now, return_note: note, updated_at: now })
    .where('id', '=', held.id)
    .execute();
  const { before, after } = states(held, leadsTo.return);
  await leaveTrace(tx, who, { id: held.id, verb: 'return', before, after: { ...after, ...noted(note) } }, now);
  const reporter = held.reportedBy ?? held.raisedBy;
  await emit(tx, problemReturned, { problemId: held.id, personId: reporter, at: now.toISOString() }, now);
  return done(null);
}

const noted = (note: string) => ({ 'problem.verdict': note.trim() });
const whyNotText = (note: string): ProblemRefusal | null => (note.trim().length > MAX_TEXT ? 'invalid' : null);
