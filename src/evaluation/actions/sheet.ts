import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { sheetFinished, sheetReopened } from '../events.ts';
import type { SheetId } from '../model/ids.ts';
import type { EvaluationRefusal, Round } from '../model/round.ts';
import type { Entry, Mark, Sheet } from '../model/sheet.ts';
import { roundById } from '../queries/round.ts';
import { marksOf, sheetFor } from '../queries/sheet.ts';
import { type Clash, clashesOf, isSame, lacksOf, whyNotEntry, whyNotReopen, whyNotWrite } from '../rules/sheet.ts';
import { totalOf } from '../rules/total.ts';
import { tables } from '../schema.ts';
import { whyNotReason } from './jury.ts';
import { leaveTrace } from './trace.ts';

type OfSheet = { readonly sheetId: SheetId };
type Held = { readonly sheet: Sheet; readonly round: Round; readonly marks: readonly Mark[] };

/** Locks the sheet until the transaction ends, so that two tabs write one after the other. */
async function held(tx: Tx, who: Viewer, id: SheetId): Promise<Held | null> {
  await tables(tx).selectFrom('evaluation_sheet').select('id').where('id', '=', id).forUpdate().execute();
  const sheet = await sheetFor(tx, who, id);
  const round = sheet ? await roundById(tx, sheet.roundId) : null;
  return sheet && round ? { sheet, round, marks: await marksOf(tx, id) } : null;
}

/** `clash` says what was saved since it was seen: nothing is written then. */
export type WhyNotSave = EvaluationRefusal | { readonly clash: readonly Clash[] };
export type Saved = { readonly marks: readonly Mark[] };

/**
 * Writes entries on one's own sheet, all of them or none. What was saved by another tab or device since it was seen is never
 * overwritten: the answer says what stands there. The same again is no change.
 */
export async function saveMarks(
  tx: Tx,
  who: Viewer,
  { sheetId, entries }: OfSheet & { readonly entries: readonly Entry[] },
  now: Date,
): Promise<Outcome<Saved, WhyNotSave>> {
  const it = await held(tx, who, sheetId);
  if (!it) return refused('not_found');
  const forbidden = whyNotWrite(it.sheet, it.round, who, now);
  if (forbidden) return refused(forbidden);
  const trimmed = entries.map((entry) => ({ ...entry, comment: entry.comment.trim() }));
  if (trimmed.some((entry) => whyNotEntry(it.round.rubric, entry) !== null)) return refused('invalid');
  const clash = clashesOf(trimmed, it.marks);
  if (clash.length > 0) return refused({ clash });
  const changed = trimmed.filter((entry) => isChange(entry, it.marks));
  if (changed.length === 0) return done({ marks: it.marks });
  await write(tx, sheetId, changed, now);
  await begin(tx, it.sheet, now);
  const after = { criteria: changed.map((entry) => entry.criterion) };
  await leaveTrace(tx, who, { verb: 'sheet.save', kind: 'evaluation_sheet', id: sheetId, after }, now);
  return done({ marks: await marksOf(tx, sheetId) });
}

function isChange(entry: Entry, marks: readonly Mark[]): boolean {
  const stored = marks.find((it) => it.criterion === entry.criterion);
  return stored ? !isSame(entry, stored) : entry.mark !== null || entry.comment !== '';
}

/** All of them in one statement; of two on one criterion the last one counts. */
async function write(tx: Tx, sheetId: SheetId, entries: readonly Entry[], now: Date): Promise<void> {
  const last = [...new Map(entries.map((it) => [it.criterion, it])).values()];
  await tables(tx)
    .insertInto('evaluation_mark')
    .values(
      last.map(({ criterion, mark, comment }) => ({
        sheet_id: sheetId,
        criterion,
        mark,
        comment,
        revision: 1,
        saved_at: now,
      })),
    )
    .onConflict((on) =>
      on.columns(['sheet_id', 'criterion']).doUpdateSet((it) => ({
        mark: it.ref('excluded.mark'),
        comment: it.ref('excluded.comment'),
        revision: sql<number>`evaluation_mark.revision + 1`,
        saved_at: now,
      })),
    )
    .execute();
}

async function begin(tx: Tx, sheet: Sheet, now: Date): Promise<void> {
  if (sheet.state !== 'not_started') return;
  await tables(tx)
    .updateTable('evaluation_sheet')
    .set({ state: 'in_progress', started_at: now })
    .where('id', '=', sheet.id)
    .execute();
}

/** Hands the sheet in: it is locked, and what stood in it is kept. Said twice, it is said once. */
export async function finishSheet(
  tx: Tx,
  who: Viewer,
  { sheetId }: OfSheet,
  now: Date,
): Promise<Outcome<{ readonly total: number }, EvaluationRefusal>> {
  const it = await held(tx, who, sheetId);
  if (!it) return refused('not_found');
  const { sheet, round, marks } = it;
  const total = totalOf(round.rubric, marks);
  const forbidden = whyNotWrite(sheet, round, who, now);
  if (forbidden === 'locked' && total !== null) return done({ total });
  if (forbidden) return refused(forbidden);
  if (total === null || lacksOf(round.rubric, marks).length > 0) return refused('incomplete');
  await keepFinish(tx, { sheetId, marks, total }, now);
  await tables(tx)
    .updateTable('evaluation_sheet')
    .set({ state: 'finished', finished_at: now })
    .where('id', '=', sheetId)
    .execute();
  const [before, after] = [{ sheetState: sheet.state }, { sheetState: 'finished' }];
  await leaveTrace(tx, who, { verb: 'sheet.finish', kind: 'evaluation_sheet', id: sheetId, before, after }, now);
  await emit(tx, sheetFinished, { sheetId, roundId: round.id, subjectId: sheet.subject.subjectId }, now);
  return done({ total });
}

type Kept = OfSheet & { readonly marks: readonly Mark[]; readonly total: number };

async function keepFinish(tx: Tx, { sheetId, marks, total }: Kept, now: Date): Promise<void> {
  const kept = marks.map(({ criterion, mark, comment }) => ({ criterion, mark, comment }));
  await tables(tx)
    .insertInto('evaluation_finish')
    .values({
      sheet_id: sheetId,
      no: sql<number>`(select coalesce(max(no), 0) + 1 from evaluation_finish where sheet_id = ${sheetId})`,
      marks: sql<unknown>`${JSON.stringify(kept)}::jsonb`,
      total,
      finished_at: now,
      reopened_at: null,
      reopened_by: null,
      reopen_reason: '',
    })
    .execute();
}

/** Opens a finished sheet again, with the reason, which its juror reads. Said twice, it is said once. */
export async function reopenSheet(
  tx: Tx,
  who: Viewer,
  { sheetId, reason }: OfSheet & { readonly reason: string },
  now: Date,
): Promise<Outcome<null, EvaluationRefusal>> {
  const it = await held(tx, who, sheetId);
  if (!it) return refused('not_found');
  const text = reason.trim();
  const forbidden = whyNotReopen(it.sheet, it.round, who) ?? whyNotReason(text);
  if (forbidden) return refused(forbidden);
  await tables(tx)
    .updateTable('evaluation_finish')
    .set({ reopened_at: now, reopened_by: who.person?.id ?? null, reopen_reason: text })
    .where('sheet_id', '=', sheetId)
    .where('reopened_at', 'is', null)
    .execute();
  await tables(tx)
    .updateTable('evaluation_sheet')
    .set({ state: 'reopened', finished_at: null })
    .where('id', '=', sheetId)
    .execute();
  const [before, after] = [{ sheetState: 'finished' }, { sheetState: 'reopened', reason: text }];
  await leaveTrace(tx, who, { verb: 'sheet.reopen', kind: 'evaluation_sheet', id: sheetId, before, after }, now);
  await emit(tx, sheetReopened, { sheetId, roundId: it.round.id, at: now.toISOString() }, now);
  return done(null);
}
