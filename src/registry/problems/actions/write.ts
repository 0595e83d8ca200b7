import { sql } from 'kysely';
import type { InstitutionId, UnitId, Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { problemAt } from '../../drafts/queries/problem-revisions.ts';
import { tables as draftTables } from '../../drafts/schema.ts';
import { problemRaised } from '../../events.ts';
import { affairOfCode } from '../../model/goals.ts';
import type { ProblemId } from '../../model/ids.ts';
import { tables } from '../../schema.ts';
import { mergeProblem } from '../merge.ts';
import { type ProblemContent, type ProblemRefusal, problemContentSchema } from '../model.ts';
import { measuresOf } from '../queries/measure.ts';
import { whyNotContent, whyNotMove, whyNotOtherIndicator, whyNotRaise } from '../rules.ts';
import { type HeldProblem, holdProblem } from './hold.ts';
import { unreported } from './report.ts';
import { leaveTrace, toldContent } from './trace.ts';

export type NewProblem = {
  /** Made by the form, so that a form sent twice raises one problem. */
  readonly id: ProblemId;
  /** Whose problem it is: where the raiser works, or any place for the hub. */
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly content: ProblemContent;
};

/** Raises a problem, open before everyone from now on. The same id sent twice by the same person is one problem. */
export async function raiseProblem(
  tx: Tx,
  who: Viewer,
  input: NewProblem,
  now: Date,
): Promise<Outcome<{ readonly id: ProblemId }, ProblemRefusal>> {
  const forbidden = whyNotRaise(input, who);
  if (forbidden) return refused(forbidden);
  const content = parsed(input.content);
  if (!content) return refused('invalid');
  const wrong = whyNotContent(content, dayOf(now));
  if (wrong) return refused(wrong);
  if (!(await placeStands(tx, { ...input, regionCode: content.regionCode }))) return refused('unknown_place');
  const isNew = await insertProblem(tx, who, { ...input, content }, now);
  if (!isNew) return sameAgain(tx, who, input.id);
  await leaveTrace(tx, who, { id: input.id, verb: 'raise', after: toldContent(content) }, now);
  await emit(tx, problemRaised, { problemId: input.id }, now);
  return done({ id: input.id });
}

function parsed(given: ProblemContent): ProblemContent | null {
  const { success, data } = problemContentSchema.safeParse(given);
  return success && (data.affair === null || affairOfCode(data.affair)) ? data : null;
}

type Place = {
  readonly institutionId: InstitutionId | null;
  readonly unitId: UnitId | null;
  readonly regionCode: string;
};

/** The region exists, and the institution with its open unit where one is named. */
async function placeStands(tx: Tx, place: Place): Promise<boolean> {
  const found = await sql<{ stands: boolean }>`select exists (select from region where code = ${place.regionCode})
    and (${place.institutionId}::uuid is null or exists (select from institution where id = ${place.institutionId}))
    and (${place.unitId}::uuid is null or exists (select from unit
      where id = ${place.unitId} and institution_id = ${place.institutionId} and closed_at is null)) as stands`.execute(
    tables(tx),
  );
  return found.rows[0]?.stands === true;
}

/** False when the id is taken. */
async function insertProblem(tx: Tx, who: Viewer, input: NewProblem, now: Date): Promise<boolean> {
  const inserted = await tables(tx)
    .insertInto('problem')
    .values({
      id: input.id,
      institution_id: input.institutionId,
      unit_id: input.unitId,
      state: 'open',
      ...columnsOf(input.content),
      after_measure: null,
      evidence: sql`'[]'::jsonb`,
      drop_reason: null,
      lesson: '',
      ...unreported,
      reopened_at: null,
      revision: 1,
      raised_by: who.person?.id ?? null,
      created_at: now,
      updated_at: now,
      closed_at: null,
    })
    .onConflict((on) => on.column('id').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

function columnsOf(content: ProblemContent) {
  return {
    title: content.title,
    what_hurts: content.whatHurts,
    who_is_hurt: content.whoIsHurt,
    since_when: content.sinceWhen,
    region_code: content.regionCode,
    affair: content.affair,
    sdg: content.sdg,
    better: content.better,
    baseline:
      content.baseline === null ? null : sql<ProblemContent['baseline']>`${JSON.stringify(content.baseline)}::jsonb`,
  };
}

async function sameAgain(tx: Tx, who: Viewer, id: ProblemId) {
  const held = await holdProblem(tx, id);
  return held && held.raisedBy === who.person?.id ? done({ id }) : refused('id_taken' as const);
}

export type ProblemEdit = {
  readonly id: ProblemId;
  /** Revision of the problem that the writer had before the eyes. */
  readonly revision: number;
  readonly content: ProblemContent;
};

export type ProblemEdited = {
  readonly revision: number;
  /** Boxes that somebody else changed since and that the edit kept beside what was typed. */
  readonly theirs: readonly string[];
};

/**
 * Writes the problem anew, on top of what others saved since. `stale` when they changed the same otherwise; the same
 * content sent twice is saved once.
 */
export async function editProblem(
  tx: Tx,
  who: Viewer,
  input: ProblemEdit,
  now: Date,
): Promise<Outcome<ProblemEdited, ProblemRefusal>> {
  const held = await holdProblem(tx, input.id);
  if (!held) return refused('not_found');
  const forbidden = whyNotMove('edit', held, who);
  if (forbidden) return refused(forbidden);
  const typed = parsed(input.content);
  if (!typed) return refused('invalid');
  const fitted = await fittedTo(tx, held, { ...input, content: typed });
  if (!fitted) return refused('stale');
  const { content, theirs } = fitted;
  const hasMeasures = (await measuresOf(tx, held.id)).length > 0;
  const wrong =
    whyNotContent(content, dayOf(now)) ?? whyNotOtherIndicator(held.baseline, content.baseline, hasMeasures);
  if (wrong) return refused(wrong);
  if (isSame(contentOf(held), content)) return done({ revision: held.revision, theirs });
  if (!(await placeStands(tx, { institutionId: null, unitId: null, regionCode: content.regionCode })))
    return refused('unknown_place');
  await writeEdit(tx, who, { held, content }, now);
  return done({ revision: held.revision + 1, theirs });
}

const isSame = (a: ProblemContent, b: ProblemContent): boolean =>
  JSON.stringify(toldContent(a)) === JSON.stringify(toldContent(b));

/** What was typed on top of what others saved since; null when both changed the same and a person must choose. */
async function fittedTo(tx: Tx, held: HeldProblem, { revision, content }: ProblemEdit) {
  const stored = contentOf(held);
  if (held.revision === revision || isSame(stored, content)) return { content, theirs: [] };
  const base = await problemAt(tx, held, revision);
  const { merged, clashes, theirs } = mergeProblem({ base, stored, typed: content });
  return clashes.length > 0 ? null : { content: merged, theirs };
}

async function writeEdit(
  tx: Tx,
  who: Viewer,
  { held, content }: { readonly held: HeldProblem; readonly content: ProblemContent },
  now: Date,
): Promise<void> {
  const before = contentOf(held);
  await draftTables(tx)
    .insertInto('problem_revision')
    .values({
      problem_id: held.id,
      revision: held.revision,
      content: sql<ProblemContent>`${JSON.stringify(before)}::jsonb`,
      replaced_by: who.person?.id ?? null,
      replaced_at: now,
    })
    .execute();
  await tables(tx)
    .updateTable('problem')
    .set({ ...columnsOf(content), revision: held.revision + 1, updated_at: now })
    .where('id', '=', held.id)
    .execute();
  const deed = { id: held.id, verb: 'edit' as const, before: toldContent(before), after: toldContent(content) };
  await leaveTrace(tx, who, deed, now);
}

/** What people told of the problem, as its form carries it. */
export function contentOf(problem: Omit<HeldProblem, 'measuredBy'>): ProblemContent {
  const { title, whatHurts, whoIsHurt, sinceWhen, regionCode, affair, sdg, baseline, better } = problem;
  return { title, whatHurts, whoIsHurt, sinceWhen, regionCode, affair, sdg, baseline, better };
}
