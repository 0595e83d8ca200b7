import { sql } from 'kysely';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Official } from '../meaning/model/reckoning.ts';
import type { RoundId, SubjectRowId } from '../model/ids.ts';
import { type EvaluationRefusal, LONGEST_NAME, MOST_ADDED, MOST_SHEETS, type Subject } from '../model/round.ts';
import { type Rubric, rubricSchema } from '../model/rubric.ts';
import { HIDDEN, masked } from '../rules/blind.ts';
import { runsRound, whyNotArrange, whyNotDates, whyNotOpen } from '../rules/round.ts';
import { type EvaluationTables, tables } from '../schema.ts';
import { holdRound } from './hold.ts';
import { leaveTrace } from './trace.ts';

export type NewRound = {
  /** Made by the form or the caller: the same id twice is one round. */
  readonly id: RoundId;
  readonly name: string;
  /** What it belongs to above, such as an edition; null for a trial round. */
  readonly contextId: string | null;
  readonly subjectKind: string;
  readonly rubric: Rubric;
  readonly blind: boolean;
  readonly sheetsPerSubject: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly pact: string;
  /** The number that ranks from the start; the mean of the sheets unless it is said. */
  readonly official?: Official;
};

type Result = Promise<Outcome<null, EvaluationRefusal>>;

/** Opens a round in the institution where the viewer acts. Said twice with the same id, it is opened once. */
export async function openRound(tx: Tx, who: Viewer, input: NewRound, now: Date): Result {
  const { acting } = who;
  const forbidden = whyNotOpen(who) ?? whyNotDates(input, now);
  if (forbidden || !acting) return refused(forbidden ?? 'not_yours');
  const rubric = rubricSchema.safeParse(input.rubric);
  const name = input.name.trim();
  const isNumber = Number.isInteger(input.sheetsPerSubject) && input.sheetsPerSubject >= 1;
  if (!rubric.success || name === '' || name.length > LONGEST_NAME || !isNumber) return refused('invalid');
  if (input.sheetsPerSubject > MOST_SHEETS || input.pact.trim() === '') return refused('invalid');
  const isNew = await insertRound(
    tx,
    who,
    { ...input, name, rubric: rubric.data, organiserId: acting.institutionId },
    now,
  );
  if (!isNew) return sameAgain(tx, who, input.id);
  const after = {
    name,
    opensAt: input.opensAt,
    closesAt: input.closesAt,
    blind: input.blind,
    rubric: rubric.data.name,
    official: input.official ?? 'raw',
  };
  await leaveTrace(tx, who, { verb: 'round.open', kind: 'evaluation_round', id: input.id, after }, now);
  return done(null);
}

async function insertRound(
  tx: Tx,
  who: Viewer,
  it: NewRound & { readonly organiserId: InstitutionId },
  now: Date,
): Promise<boolean> {
  const inserted = await tables(tx)
    .insertInto('evaluation_round')
    .values({
      id: it.id,
      name: it.name,
      organiser_id: it.organiserId,
      context_id: it.contextId,
      subject_kind: it.subjectKind,
      rubric: sql<Rubric>`${JSON.stringify(it.rubric)}::jsonb`,
      blind: it.blind,
      sheets_per_subject: it.sheetsPerSubject,
      opens_at: it.opensAt,
      closes_at: it.closesAt,
      state: 'open',
      pact: it.pact.trim(),
      official: it.official ?? 'raw',
      created_by: who.person?.id ?? null,
      created_at: now,
      closed_at: null,
    })
    .onConflict((on) => on.column('id').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

async function sameAgain(tx: Tx, who: Viewer, id: RoundId): Result {
  const held = await holdRound(tx, id);
  return held && runsRound(held, who) ? done(null) : refused('not_found');
}

export type NewSubject = Pick<Subject, 'subjectId' | 'title' | 'institutionId' | 'regionCode'> & {
  /** What blind reading hides wherever it stands: institution, unit, region, people. */
  readonly names: readonly string[];
};
type OfRound = { readonly roundId: RoundId };

/** Adds subjects with the next numbers, in the given order; those that stand in the round already are left as they are. */
export async function addSubjects(
  tx: Tx,
  who: Viewer,
  { roundId, subjects }: OfRound & { readonly subjects: readonly NewSubject[] },
  now: Date,
): Promise<Outcome<{ readonly added: number }, EvaluationRefusal>> {
  const held = await holdRound(tx, roundId);
  if (!held) return refused('not_found');
  const forbidden = whyNotArrange(held, who);
  if (forbidden) return refused(forbidden);
  if (subjects.length === 0) return refused('nothing_chosen');
  if (subjects.length > MOST_ADDED) return refused('invalid');
  const fresh = await notYetIn(tx, roundId, subjects);
  if (fresh.length === 0) return done({ added: 0 });
  const from = await nextLabel(tx, roundId);
  const rows = fresh.map((it, index) => ({
    id: newId<'SubjectRowId'>(now.getTime()),
    round_id: roundId,
    subject_id: it.subjectId,
    label: from + index,
    title: it.title,
    blind_title: masked(it.title, it.names, HIDDEN),
    institution_id: it.institutionId,
    region_code: it.regionCode,
    added_at: now,
    removed_at: null,
  }));
  await insertAll(tx, rows);
  const after = { subjects: fresh.length, titles: fresh.slice(0, TOLD_TITLES).map((it) => it.title) };
  await leaveTrace(tx, who, { verb: 'subject.add', kind: 'evaluation_round', id: roundId, after }, now);
  return done({ added: fresh.length });
}

const TOLD_TITLES = 20;
/** Rows of one statement: PostgreSQL takes some 65,000 parameters. */
const AT_ONCE = 1000;

async function insertAll(tx: Tx, rows: readonly EvaluationTables['evaluation_subject'][]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tables(tx)
      .insertInto('evaluation_subject')
      .values(rows.slice(from, from + AT_ONCE))
      .execute();
}

async function notYetIn(tx: Tx, roundId: RoundId, subjects: readonly NewSubject[]): Promise<readonly NewSubject[]> {
  const known = await tables(tx)
    .selectFrom('evaluation_subject')
    .select('subject_id')
    .where('round_id', '=', roundId)
    .where('removed_at', 'is', null)
    .execute();
  const seen = new Set(known.map((it) => it.subject_id));
  return subjects.filter((it) => {
    if (seen.has(it.subjectId)) return false;
    seen.add(it.subjectId);
    return true;
  });
}

async function nextLabel(tx: Tx, roundId: RoundId): Promise<number> {
  const row = await tables(tx)
    .selectFrom('evaluation_subject')
    .select((it) => it.fn.max<number | null>('label').as('last'))
    .where('round_id', '=', roundId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** Takes a subject out; its number is not given again, and its sheets count no more. Said twice, it is said once. */
export async function removeSubject(
  tx: Tx,
  who: Viewer,
  { roundId, row }: OfRound & { readonly row: SubjectRowId },
  now: Date,
): Result {
  const held = await holdRound(tx, roundId);
  if (!held) return refused('not_found');
  const forbidden = whyNotArrange(held, who);
  if (forbidden) return refused(forbidden);
  const removed = await tables(tx)
    .updateTable('evaluation_subject')
    .set({ removed_at: now })
    .where('id', '=', row)
    .where('round_id', '=', roundId)
    .where('removed_at', 'is', null)
    .returning('title')
    .executeTakeFirst();
  if (!removed) return done(null);
  await tables(tx)
    .updateTable('evaluation_sheet')
    .set({ state: 'withdrawn', withdrawn_at: now, withdrawn_why: 'subject_removed' })
    .where('subject_row', '=', row)
    .where('state', '!=', 'withdrawn')
    .execute();
  const before = { title: removed.title };
  await leaveTrace(tx, who, { verb: 'subject.remove', kind: 'evaluation_round', id: roundId, before }, now);
  return done(null);
}

/** Ends the round: no mark is written any more. Said twice, it is said once. */
export async function closeRound(tx: Tx, who: Viewer, { roundId }: OfRound, now: Date): Result {
  const held = await holdRound(tx, roundId);
  if (!held) return refused('not_found');
  if (held.state === 'closed' && runsRound(held, who)) return done(null);
  const forbidden = whyNotArrange(held, who);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('evaluation_round')
    .set({ state: 'closed', closed_at: now })
    .where('id', '=', roundId)
    .execute();
  const [before, after] = [{ roundState: 'open' }, { roundState: 'closed' }];
  await leaveTrace(tx, who, { verb: 'round.close', kind: 'evaluation_round', id: roundId, before, after }, now);
  return done(null);
}
