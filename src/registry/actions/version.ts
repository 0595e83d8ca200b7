import { sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { innovationPublished, innovationReturned, innovationSubmitted } from '../events.ts';
import type { InnovationId, VersionId } from '../model/ids.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import type { SectionName } from '../model/sections.ts';
import type { WorkingState } from '../model/states.ts';
import { whyNotPublishable } from '../rules/completeness.ts';
import { type Move, whyNot } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { type HeldRecord, holdRecord, type OpenVersion } from './load.ts';
import { leaveTrace } from './trace.ts';

export const LONGEST_RETURN_NOTE = 5000;

type Result<T = null> = Promise<Outcome<T, RecordRefusal>>;
type Held = { readonly record: HeldRecord; readonly open: OpenVersion };

/** Loads the record and its open version and asks whether the move is allowed. */
async function holdFor(tx: Tx, who: Viewer, move: Move, id: InnovationId): Result<Held> {
  const record = await holdRecord(tx, id);
  if (!record) return refused('not_found');
  const forbidden = whyNot(move, record, who);
  if (forbidden) return refused(forbidden);
  return record.open ? done({ record, open: record.open }) : refused('nothing_open');
}

/** Moves the open version to another working state; a record never published moves with it. */
async function moveOpen(
  tx: Tx,
  { record, open }: Held,
  to: WorkingState,
  changes: { now: Date; [column: string]: unknown },
): Promise<void> {
  const { now, ...columns } = changes;
  await tables(tx)
    .updateTable('innovation_version')
    .set({ ...columns, state: to })
    .where('id', '=', open.id)
    .execute();
  const state = record.publishedVersionId === null ? { state: to } : {};
  await tables(tx)
    .updateTable('innovation')
    .set({ ...state, updated_at: now })
    .where('id', '=', record.id)
    .execute();
}

export type Submission = { readonly id: InnovationId; readonly revision: number; readonly whatChanged: string };

/** Hands the open version to the admin. From the second version on it says what changed. */
export async function submitVersion(
  tx: Tx,
  who: Viewer,
  input: Submission,
  now: Date,
): Result<{ versionId: VersionId }> {
  const held = await holdFor(tx, who, 'submit', input.id);
  if (!held.ok) return held;
  const { record, open } = held.value;
  if (open.revision !== input.revision) return refused('stale');
  const whatChanged = input.whatChanged.trim();
  if (open.no > 1 && whatChanged === '') return refused('what_changed_missing');
  if (whyNotPublishable(open.content, record.origin).length > 0) return refused('incomplete');
  await moveOpen(tx, held.value, 'with_admin', { now, what_changed: whatChanged, submitted_at: now });
  const after = { state: 'with_admin', no: open.no, whatChanged };
  await leaveTrace(tx, who, { id: input.id, verb: 'submit', before: { state: open.state }, after }, now);
  await emit(tx, innovationSubmitted, { innovationId: input.id, versionId: open.id }, now);
  return done({ versionId: open.id });
}

/** Takes a version back from the admin before it was decided. */
export async function withdrawVersion(tx: Tx, who: Viewer, input: { readonly id: InnovationId }, now: Date): Result {
  const held = await holdFor(tx, who, 'withdraw', input.id);
  if (!held.ok) return held;
  await moveOpen(tx, held.value, 'draft', { now, submitted_at: null });
  const deed = { id: input.id, verb: 'withdraw' as const, before: { state: 'with_admin' }, after: { state: 'draft' } };
  await leaveTrace(tx, who, deed, now);
  return done(null);
}

export type Decision = { readonly id: InnovationId; readonly versionId: VersionId };

/** Makes the open version what the public reads; the one before it stays in the chain as superseded. */
export async function publishVersion(tx: Tx, who: Viewer, input: Decision, now: Date): Result {
  const held = await holdFor(tx, who, 'publish', input.id);
  if (!held.ok) return held;
  const { record, open } = held.value;
  if (open.id !== input.versionId) return refused('stale');
  if (whyNotPublishable(open.content, record.origin).length > 0) return refused('incomplete');
  if (record.publishedVersionId)
    await tables(tx)
      .updateTable('innovation_version')
      .set({ state: 'superseded' })
      .where('id', '=', record.publishedVersionId)
      .execute();
  await tables(tx)
    .updateTable('innovation_version')
    .set({ state: 'published', decided_at: now, decided_by: who.person?.id ?? null })
    .where('id', '=', open.id)
    .execute();
  await tables(tx)
    .updateTable('innovation')
    .set((set) => ({
      state: 'published',
      published_version_id: open.id,
      working_version_id: null,
      published_at: set.fn.coalesce('published_at', set.val(now)),
      updated_at: now,
    }))
    .where('id', '=', input.id)
    .execute();
  const after = { state: 'published', no: open.no };
  await leaveTrace(tx, who, { id: input.id, verb: 'publish', before: { state: open.state }, after }, now);
  await emit(tx, innovationPublished, { innovationId: input.id, versionId: open.id }, now);
  return done(null);
}

export type Return = Decision & { readonly notes: readonly { readonly section: SectionName; readonly body: string }[] };

/** Gives a version back to its writers with at least one note on a section. */
export async function returnVersion(tx: Tx, who: Viewer, input: Return, now: Date): Result {
  const held = await holdFor(tx, who, 'return', input.id);
  if (!held.ok) return held;
  const { open } = held.value;
  if (open.id !== input.versionId) return refused('stale');
  const notes = input.notes.map((note) => ({ ...note, body: note.body.trim() })).filter((note) => note.body !== '');
  if (notes.length === 0) return refused('notes_missing');
  if (notes.some((note) => note.body.length > LONGEST_RETURN_NOTE)) return refused('invalid');
  const by = who.person?.id ?? null;
  await tables(tx)
    .insertInto('innovation_note')
    .values(
      notes.map(({ section, body }) => ({
        id: newId<'NoteId'>(now.getTime()),
        version_id: open.id,
        section,
        body,
        written_by: by,
        written_at: now,
        resolved_at: null,
      })),
    )
    .execute();
  await moveOpen(tx, held.value, 'returned', { now, decided_at: now, decided_by: by });
  const after = { state: 'returned', notes: notes.map((note) => note.body) };
  await leaveTrace(tx, who, { id: input.id, verb: 'return', before: { state: 'with_admin' }, after }, now);
  await emit(tx, innovationReturned, { innovationId: input.id, versionId: open.id }, now);
  return done(null);
}

/** Opens the next version of a published record, beginning with the published text. */
export async function startVersion(
  tx: Tx,
  who: Viewer,
  input: { readonly id: InnovationId },
  now: Date,
): Result<{ versionId: VersionId; no: number }> {
  const record = await holdRecord(tx, input.id);
  if (!record) return refused('not_found');
  const forbidden = whyNot('start_version', record, who);
  if (forbidden || !record.publishedVersionId) return refused(forbidden ?? 'never_published');
  const versionId = newId<'VersionId'>(now.getTime());
  const no = await copyVersion(tx, who, { from: record.publishedVersionId, to: versionId }, now);
  await tables(tx)
    .updateTable('innovation')
    .set({ working_version_id: versionId, updated_at: now })
    .where('id', '=', input.id)
    .execute();
  await leaveTrace(tx, who, { id: input.id, verb: 'start_version', after: { no } }, now);
  return done({ versionId, no });
}

/** The next draft in the chain with the same text; answers its number. */
async function copyVersion(
  tx: Tx,
  who: Viewer,
  { from, to }: { readonly from: VersionId; readonly to: VersionId },
  now: Date,
): Promise<number> {
  const made = await sql<{ no: number }>`
    insert into innovation_version
      (id, innovation_id, no, state, content, completeness, saved_by, created_at, saved_at)
    select ${to}, innovation_id, no + 1, 'draft', content, completeness, ${who.person?.id ?? null}, ${now}, ${now}
    from innovation_version where id = ${from} returning no`.execute(tables(tx));
  const row = made.rows[0];
  if (!row) throw new Error(`version ${from} is gone`);
  return row.no;
}
