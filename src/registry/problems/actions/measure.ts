import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { MeasureId, ProblemId } from '../../model/ids.ts';
import { tables } from '../../schema.ts';
import { type Figure, figureSchema, type ProblemRefusal } from '../model.ts';
import { measuresOf } from '../queries/measure.ts';
import { runsProblem, whyNotMeasure, whyNotMove } from '../rules.ts';
import { type HeldProblem, holdProblem } from './hold.ts';
import { whyNotReason } from './move.ts';
import { leaveTrace, measureText } from './trace.ts';

type Result = Promise<Outcome<null, ProblemRefusal>>;

export type NewMeasure = {
  readonly id: ProblemId;
  /** Made by the form, so that a form sent twice records one measure. */
  readonly measureId: MeasureId;
  /** Revision whose baseline was before the eyes of whoever measured. */
  readonly revision: number;
  readonly figure: Figure;
};

/** Writes down what was measured after the baseline, better or not. Said twice, it is said once. */
export async function recordMeasure(tx: Tx, who: Viewer, input: NewMeasure, now: Date): Result {
  const held = await holdProblem(tx, input.id);
  if (!held) return refused('not_found');
  const parsed = figureSchema.safeParse(input.figure);
  if (!parsed.success) return refused('invalid');
  const forbidden = whyNotMove('measure', held, who);
  if (forbidden) return refused(forbidden);
  const known = await measureTaken(tx, input.measureId);
  if (known) return known.problemId === held.id && runsProblem(held, who) ? done(null) : refused('id_taken');
  if (held.revision !== input.revision) return refused('stale');
  const wrong = whyNotMeasure(held, parsed.data, dayOf(now));
  if (wrong) return refused(wrong);
  await insertMeasure(tx, who, { held, id: input.measureId, figure: parsed.data }, now);
  return done(null);
}

async function measureTaken(tx: Tx, id: MeasureId) {
  return tables(tx)
    .selectFrom('problem_measure')
    .select('problem_id as problemId')
    .where('id', '=', id)
    .executeTakeFirst();
}

async function insertMeasure(
  tx: Tx,
  who: Viewer,
  { held, id, figure }: { readonly held: HeldProblem; readonly id: MeasureId; readonly figure: Figure },
  now: Date,
): Promise<void> {
  const { indicator = '', unit = '' } = held.baseline ?? {};
  const { value, date, source, evidence, note } = figure;
  await tables(tx)
    .insertInto('problem_measure')
    .values({
      id,
      problem_id: held.id,
      ...{ indicator, unit, value, source, note, measured_on: date },
      evidence: sql<Figure['evidence']>`${JSON.stringify(evidence)}::jsonb`,
      recorded_by: who.person?.id ?? null,
      recorded_at: now,
      ...{ struck_at: null, struck_by: null, struck_reason: null },
    })
    .execute();
  const told = {
    'problem.measure': measureText({ indicator, unit, value, date, source }),
    'problem.evidence': evidence.map((it) => `${it.title} (${it.url})`),
    'problem.measureNote': note,
  };
  await leaveTrace(tx, who, { id: held.id, verb: 'measure', after: told }, now);
}

export type StruckMeasure = { readonly id: ProblemId; readonly measureId: MeasureId; readonly reason: string };

/** Takes a wrong measure out of the series, with the reason; the history keeps it. Said twice, it is said once. */
export async function strikeMeasure(tx: Tx, who: Viewer, input: StruckMeasure, now: Date): Result {
  const held = await holdProblem(tx, input.id);
  if (!held) return refused('not_found');
  const reason = input.reason.trim();
  const forbidden = whyNotMove('strike', held, who);
  if (forbidden) return refused(forbidden);
  const known = await measureTaken(tx, input.measureId);
  if (known?.problemId !== held.id) return refused('unknown_measure');
  const measure = (await measuresOf(tx, held.id)).find((it) => it.id === input.measureId);
  if (!measure) return done(null);
  if (held.measureId === measure.id) return refused('measure_used');
  const wrong = whyNotReason(reason);
  if (wrong) return refused(wrong);
  await tables(tx)
    .updateTable('problem_measure')
    .set({ struck_at: now, struck_by: who.person?.id ?? null, struck_reason: reason })
    .where('id', '=', measure.id)
    .execute();
  const told = { before: { 'problem.measure': measureText(measure) }, after: { 'problem.reason': reason } };
  await leaveTrace(tx, who, { id: held.id, verb: 'strike', ...told }, now);
  return done(null);
}
