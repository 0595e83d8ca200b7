import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { sectionsFor } from '../../edition/rules/parts.ts';
import { entryHandedOver, entryReturned, entryWithdrawn } from '../events.ts';
import { type Entry, type EntryId, LONGEST_NOTE } from '../model/entry.ts';
import type { EntryRefusal } from '../model/refusal.ts';
import type { EntryState } from '../model/states.ts';
import { standOf } from '../queries/stand.ts';
import { tables } from '../schema.ts';
import { databaseNow, holdFor, holdQuota } from './load.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<null, EntryRefusal>>;
type OfEntry = { readonly id: EntryId };
type Columns = {
  readonly withdrawn_from?: EntryState | null;
  readonly handed_at?: Date;
  readonly returned_at?: Date;
  readonly withdrawn_at?: Date | null;
};

async function moveTo(tx: Tx, entry: Entry, to: EntryState, { now, ...columns }: Columns & { now: Date }) {
  await tables(tx)
    .updateTable('entry')
    .set({ ...columns, state: to, updated_at: now })
    .where('id', '=', entry.id)
    .execute();
}

/** The unit hands the entry to the admin lokal, whole or not: the admin sees what is missing and may mend it. */
export async function handOver(tx: Tx, who: Viewer, { id }: OfEntry): Result {
  const now = await databaseNow(tx);
  const held = await holdFor(tx, who, { id, move: 'hand_over' }, now);
  if (!held.ok) return held;
  const { entry } = held.value;
  await moveTo(tx, entry, 'with_admin', { now, handed_at: now });
  const states = { before: { state: entry.state }, after: { state: 'with_admin' } };
  await leaveTrace(tx, who, { id, verb: 'hand_over', ...states }, now);
  await emit(tx, entryHandedOver, { entryId: id, at: now.toISOString() }, now);
  return done(null);
}

/** The unit takes the entry back before the admin has decided. */
export async function takeBack(tx: Tx, who: Viewer, { id }: OfEntry): Result {
  const now = await databaseNow(tx);
  const held = await holdFor(tx, who, { id, move: 'take_back' }, now);
  if (!held.ok) return held;
  await moveTo(tx, held.value.entry, 'draft', { now });
  const states = { before: { state: 'with_admin' }, after: { state: 'draft' } };
  await leaveTrace(tx, who, { id, verb: 'take_back', ...states }, now);
  return done(null);
}

export type ReturnInput = OfEntry & {
  /** Section '' is the whole. */
  readonly notes: readonly { readonly section: string; readonly body: string }[];
};

/** The admin gives the entry back with at least one note on a section or on the whole. */
export async function returnEntry(tx: Tx, who: Viewer, { id, notes: given }: ReturnInput): Result {
  const now = await databaseNow(tx);
  const held = await holdFor(tx, who, { id, move: 'return' }, now);
  if (!held.ok) return held;
  const { entry, edition } = held.value;
  const notes = given.map((note) => ({ ...note, body: note.body.trim() })).filter((note) => note.body !== '');
  if (notes.length === 0) return refused('notes_missing');
  if (notes.some((note) => note.body.length > LONGEST_NOTE)) return refused('too_long');
  const codes = ['', ...sectionsFor(edition.document, entry.group).map((it) => it.code)];
  if (notes.some((note) => !codes.includes(note.section))) return refused('invalid');
  const written = { entry_id: id, written_by: who.person?.id ?? null, written_at: now, resolved_at: null };
  await tables(tx)
    .insertInto('entry_note')
    .values(notes.map((note) => ({ id: newId<'EntryNoteId'>(now.getTime()), ...note, ...written })))
    .execute();
  await moveTo(tx, entry, 'returned', { now, returned_at: now });
  // The log is read by organisers too: it tells where there are notes, not what they say.
  const after = { state: 'returned', notes: notes.length };
  await leaveTrace(tx, who, { id, verb: 'return', before: { state: 'with_admin' }, after }, now);
  await emit(tx, entryReturned, { entryId: id, at: now.toISOString() }, now);
  return done(null);
}

/** Takes the entry out of the edition; until the closing this can be undone. Its place in the quota is free again. */
export async function withdrawEntry(tx: Tx, who: Viewer, { id }: OfEntry): Result {
  const now = await databaseNow(tx);
  const held = await holdFor(tx, who, { id, move: 'withdraw' }, now);
  if (!held.ok) return held;
  const { entry } = held.value;
  await moveTo(tx, entry, 'withdrawn', { now, withdrawn_from: entry.state, withdrawn_at: now });
  const states = { before: { state: entry.state }, after: { state: 'withdrawn' } };
  await leaveTrace(tx, who, { id, verb: 'withdraw', ...states }, now);
  await emit(tx, entryWithdrawn, { entryId: id, at: now.toISOString() }, now);
  return done(null);
}

/** Undoes a withdrawal: the entry stands where it stood, with its receipt, as far as its quota has a place. */
export async function restoreEntry(tx: Tx, who: Viewer, { id }: OfEntry): Result {
  const held = await holdBack(tx, who, { id, move: 'restore' });
  if (!held.ok) return held;
  const { entry, edition, now } = held.value;
  const to = entry.withdrawnFrom ?? 'draft';
  // A reopened one had kept its place, which was free while it was withdrawn.
  if (to === 'submitted' || entry.openUntil !== null) {
    const { checks } = await standOf(tx, entry, edition);
    const full = checks.find(
      (it) => it.blocks && (it.finding.key === 'quota.full' || it.finding.key === 'title.submitted'),
    );
    if (full) return refused(full.finding.key === 'quota.full' ? 'quota_full' : 'same_title');
  }
  await moveTo(tx, entry, to, { now, withdrawn_from: null, withdrawn_at: null });
  const states = { before: { state: 'withdrawn' }, after: { state: to } };
  await leaveTrace(tx, who, { id, verb: 'restore', ...states }, now);
  return done(null);
}

/** Opens a submission that was withdrawn for mending; its receipt counts no more, and submitting makes a new one. */
export async function mendEntry(tx: Tx, who: Viewer, { id }: OfEntry): Result {
  const held = await holdBack(tx, who, { id, move: 'mend' });
  if (!held.ok) return held;
  const { entry, now } = held.value;
  await moveTo(tx, entry, 'draft', { now, withdrawn_from: null, withdrawn_at: null });
  const states = { before: { state: 'withdrawn' }, after: { state: 'draft' } };
  await leaveTrace(tx, who, { id, verb: 'mend', ...states }, now);
  return done(null);
}

/** Into the edition again: by the clock after the quota is held, and only while its record is not entered anew. */
async function holdBack(tx: Tx, who: Viewer, wanted: OfEntry & { readonly move: 'restore' | 'mend' }) {
  const place = await tables(tx)
    .selectFrom('entry')
    .select(['edition_id as editionId', 'institution_id as institutionId', 'innovation_id as innovationId'])
    .where('id', '=', wanted.id)
    .executeTakeFirst();
  if (!place) return refused('not_found' as const);
  await holdQuota(tx, place);
  const now = await databaseNow(tx);
  const held = await holdFor(tx, who, wanted, now);
  if (!held.ok) return held;
  const anew = await tables(tx)
    .selectFrom('entry')
    .select('id')
    .where('edition_id', '=', place.editionId)
    .where('innovation_id', '=', place.innovationId)
    .where('state', '!=', 'withdrawn')
    .executeTakeFirst();
  return anew ? refused('record_in_edition' as const) : done({ ...held.value, now });
}
