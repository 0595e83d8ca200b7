import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { type About, type CaseId, type CaseRefusal, LONGEST_NOTE, LONGEST_REASON, type NoteId } from '../model.ts';
import { whyNotCoach, whyNotMend } from '../rules.ts';
import { tables } from '../schema.ts';
import { holdCase, holdNote } from './hold.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, CaseRefusal>>;

export type Writing = {
  readonly id: NoteId;
  readonly caseId: CaseId;
  readonly about: About | null;
  readonly body: string;
};

function bodyFault(said: string): CaseRefusal | null {
  if (said === '') return 'note_missing';
  return [...said].length > LONGEST_NOTE ? 'note_long' : null;
}

/** Notes something about a section or a criterion. */
export async function writeNote(tx: Tx, who: Viewer, { id, caseId, about, body }: Writing, now: Date): Result {
  const held = await holdCase(tx, who, caseId);
  if (!held) return refused('not_found');
  const said = body.trim();
  const forbidden = whyNotCoach(held, who) ?? (about ? bodyFault(said) : 'about_wrong');
  if (forbidden || !about) return refused(forbidden ?? 'about_wrong');
  const made = await tables(tx)
    .insertInto('coaching_note')
    .values({
      ...{ id, case_id: caseId, section: about.section, criterion: about.criterion, body: said },
      ...{ written_by: who.person?.id ?? null, written_at: now, mended_at: null },
      ...{ struck_by: null, struck_at: null, struck_reason: '', revision: 1 },
    })
    .onConflict((clash) => clash.column('id').doNothing())
    .returning('id')
    .execute();
  // The same form sent twice is one note.
  if (made.length > 0) await leaveTrace(tx, who, { verb: 'note', id: caseId, after: { ...about, body: said } }, now);
  return done(null);
}

export type Mending = {
  readonly id: NoteId;
  readonly revision: number;
  readonly about: About | null;
  readonly body: string;
};

/** Says a note otherwise. */
export async function mendNote(tx: Tx, who: Viewer, { id, revision, about, body }: Mending, now: Date): Result {
  const held = await holdNote(tx, who, id);
  if (!held) return refused('not_found');
  const { note, of } = held;
  const said = body.trim();
  const forbidden =
    whyNotMend(note, of, who) ?? (note.struckAt ? 'struck' : null) ?? (about ? bodyFault(said) : 'about_wrong');
  if (forbidden || !about) return refused(forbidden ?? 'about_wrong');
  if (note.body === said && note.section === about.section && note.criterion === about.criterion) return done(null);
  if (note.revision !== revision) return refused('stale');
  await tables(tx)
    .updateTable('coaching_note')
    .set({ section: about.section, criterion: about.criterion, body: said, mended_at: now, revision: revision + 1 })
    .where('id', '=', id)
    .execute();
  await leaveTrace(
    tx,
    who,
    { verb: 'mend_note', id: of.id, before: { body: note.body }, after: { ...about, body: said } },
    now,
  );
  return done(null);
}

/** Takes a note back with a reason; it stays readable on the case as taken back. */
export async function strikeNote(
  tx: Tx,
  who: Viewer,
  { id, reason }: { readonly id: NoteId; readonly reason: string },
  now: Date,
): Result {
  const held = await holdNote(tx, who, id);
  if (!held) return refused('not_found');
  const { note, of } = held;
  const said = reason.trim();
  const forbidden = whyNotMend(note, of, who);
  if (forbidden) return refused(forbidden);
  if (note.struckAt) return note.struckReason === said ? done(null) : refused('struck');
  if (said === '') return refused('reason_missing');
  if ([...said].length > LONGEST_REASON) return refused('reason_long');
  await tables(tx)
    .updateTable('coaching_note')
    .set({ struck_at: now, struck_by: who.person?.id ?? null, struck_reason: said, revision: note.revision + 1 })
    .where('id', '=', id)
    .execute();
  await leaveTrace(
    tx,
    who,
    { verb: 'strike_note', id: of.id, before: { body: note.body }, after: { reason: said } },
    now,
  );
  return done(null);
}

/** Lets a struck note stand again. */
export async function restoreNote(tx: Tx, who: Viewer, { id }: { readonly id: NoteId }, now: Date): Result {
  const held = await holdNote(tx, who, id);
  if (!held) return refused('not_found');
  const { note, of } = held;
  const forbidden = whyNotMend(note, of, who);
  if (forbidden) return refused(forbidden);
  if (!note.struckAt) return done(null);
  await tables(tx)
    .updateTable('coaching_note')
    .set({ struck_at: null, struck_by: null, struck_reason: '', revision: note.revision + 1 })
    .where('id', '=', id)
    .execute();
  await leaveTrace(tx, who, { verb: 'restore_note', id: of.id, before: { reason: note.struckReason } }, now);
  return done(null);
}
