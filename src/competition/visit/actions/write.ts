import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import { visitFinished } from '../events.ts';
import {
  type FieldVisit,
  LONGEST_NOTE,
  LONGEST_TEXT,
  type VisitForm,
  type VisitId,
  type VisitRefusal,
} from '../model/visit.ts';
import { submittedContent } from '../queries/visits.ts';
import { claimsOf } from '../rules/claims.ts';
import { whyNotFinish, whyNotReopen, whyNotWrite } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { holdVisit } from './hold.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<FieldVisit, VisitRefusal>>;

export type Writing = {
  readonly id: VisitId;
  /** Revision that the writer had before the eyes. */
  readonly revision: number;
  readonly form: VisitForm;
};

/** Writes what the team found. What somebody else saved meanwhile is never written over. */
export async function saveVisit(tx: Tx, who: Viewer, { id, revision, form }: Writing, now: Date): Result {
  const visit = await holdVisit(tx, who, id);
  if (!visit) return refused('not_found');
  const forbidden = whyNotWrite(visit);
  if (forbidden) return refused(forbidden);
  const known = new Set(claimsOf(await submittedContent(tx, visit.snapshotId)).map((it) => it.key));
  if (form.checks.some((it) => !known.has(it.claim))) return refused('invalid');
  if (isTooLong(form)) return refused('too_long');
  if (isSame(visit, form)) return done(visit);
  if (visit.revision !== revision) return refused('stale');
  await write(tx, who, { visit, form }, now);
  const saved = await holdVisit(tx, who, id);
  return saved ? done(saved) : refused('not_found');
}

function isTooLong({ peopleMet, conclusion, checks }: VisitForm): boolean {
  if (peopleMet.length > LONGEST_TEXT || conclusion.length > LONGEST_TEXT) return true;
  return checks.some((it) => it.note.length > LONGEST_NOTE);
}

/** The parts of a visit that its form holds, in one order. */
function toldForm({ visitDate, peopleMet, conclusion, place, checks }: VisitForm) {
  const said = checks.filter((it) => it.seen !== null || it.note !== '');
  const inOrder = said.toSorted((a, b) => a.claim.localeCompare(b.claim)).map((it) => [it.claim, it.seen, it.note]);
  return { visitDate, peopleMet, conclusion, place: place && { ...place }, checks: inOrder };
}

const isSame = (a: VisitForm, b: VisitForm) => JSON.stringify(toldForm(a)) === JSON.stringify(toldForm(b));

async function write(
  tx: Tx,
  who: Viewer,
  { visit, form }: { readonly visit: FieldVisit; readonly form: VisitForm },
  now: Date,
): Promise<void> {
  const db = tables(tx);
  await db
    .updateTable('visit')
    .set({
      visit_date: form.visitDate,
      people_met: form.peopleMet,
      conclusion: form.conclusion,
      latitude: form.place?.latitude ?? null,
      longitude: form.place?.longitude ?? null,
      accuracy: form.place?.accuracy ?? null,
      revision: visit.revision + 1,
      saved_by: who.person?.id ?? null,
      saved_at: now,
    })
    .where('id', '=', visit.id)
    .execute();
  await db.deleteFrom('visit_check').where('visit_id', '=', visit.id).execute();
  const rows = form.checks
    .filter((it) => it.seen !== null || it.note !== '')
    .map(({ claim, seen, note }) => ({ visit_id: visit.id, claim, seen, note }));
  if (rows.length > 0) await db.insertInto('visit_check').values(rows).execute();
  const after = { revision: visit.revision + 1, claims: rows.length };
  await leaveTrace(tx, who, { id: visit.id, verb: 'save', after }, now);
}

/** Locks the form: what was seen stands. */
export async function finishVisit(tx: Tx, who: Viewer, { id, revision }: Omit<Writing, 'form'>, now: Date): Result {
  const visit = await holdVisit(tx, who, id);
  if (!visit) return refused('not_found');
  const edition = await editionById(tx, visit.editionId);
  const stage = edition && stageOfKind(edition.document, 'field_verification');
  if (!stage) return refused('no_stage');
  const claims = claimsOf(await submittedContent(tx, visit.snapshotId));
  const forbidden = whyNotFinish(visit, claims, stage.settings);
  if (forbidden) return refused(forbidden);
  if (visit.revision !== revision) return refused('stale');
  const finished = { state: 'finished' as const, finished_at: now, finished_by: who.person?.id ?? null };
  await tables(tx).updateTable('visit').set(finished).where('id', '=', id).execute();
  await leaveTrace(tx, who, { id, verb: 'finish', after: { revision } }, now);
  await emit(tx, visitFinished, { visitId: id, at: now.toISOString() }, now);
  return done(visit);
}

/** Opens a finished form again, for a reason that stays with it. */
export async function reopenVisit(
  tx: Tx,
  who: Viewer,
  { id, reason }: { readonly id: VisitId; readonly reason: string },
  now: Date,
): Result {
  const visit = await holdVisit(tx, who, id);
  if (!visit) return refused('not_found');
  const forbidden = whyNotReopen(visit, who);
  if (forbidden) return refused(forbidden);
  const said = reason.trim();
  if (said === '') return refused('reason_missing');
  if (said.length > LONGEST_NOTE) return refused('too_long');
  const open = { state: 'reopened' as const, reopen_reason: said, finished_at: null, finished_by: null };
  await tables(tx).updateTable('visit').set(open).where('id', '=', id).execute();
  await leaveTrace(tx, who, { id, verb: 'reopen', after: { reason: said } }, now);
  return done(visit);
}
