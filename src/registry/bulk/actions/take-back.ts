import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { beginKeeping, endKeeping, nameOf } from '../../actions/keeper.ts';
import type { HeldRecord } from '../../actions/load.ts';
import { leaveTrace } from '../../actions/trace.ts';
import { innovationRestored } from '../../events.ts';
import { putAt } from '../../relocation/actions/relocate.ts';
import { placeName } from '../../relocation/queries.ts';
import type { BulkRun, Former } from '../model.ts';
import { tables } from '../schema.ts';
import { takeBackPublishing } from './unpublish.ts';

export type Taking<F extends Former = Former> = {
  readonly run: BulkRun;
  readonly held: HeldRecord;
  readonly former: F;
};
type Of<Move extends Former['move']> = Taking<Extract<Former, { move: Move }>>;

/** Puts the record back to what it was before the run; false when it no longer stands as the run left it. */
export async function takeBack(tx: Tx, who: Viewer, taking: Taking, now: Date): Promise<boolean> {
  const { run, held, former } = taking;
  if (former.move === 'publish') return takeBackPublishing(tx, who, { run, held, former }, now);
  if (former.move === 'return') return takeBackReturning(tx, who, { run, held, former }, now);
  if (former.move === 'archive') return takeBackArchiving(tx, who, { run, held, former }, now);
  if (former.move === 'assign_keeper') return takeBackAppointing(tx, who, { run, held, former }, now);
  if (former.move === 'relocate') return takeBackRelocation(tx, who, { run, held, former }, now);
  return takeBackHandover(tx, who, { run, held, former }, now);
}

/** The version waits for its decision again; the notes that the run wrote go, and the log keeps what they said. */
async function takeBackReturning(tx: Tx, who: Viewer, { run, held, former }: Of<'return'>, now: Date) {
  if (held.open?.id !== former.versionId || held.open.state !== 'returned') return false;
  const db = tables(tx);
  await db
    .deleteFrom('innovation_note')
    .where('version_id', '=', former.versionId)
    .where('written_at', '=', run.doneAt)
    .where('written_by', '=', run.doneBy)
    .execute();
  const decidedAt = former.decidedAt ? new Date(former.decidedAt) : null;
  await db
    .updateTable('innovation_version')
    .set({ state: 'with_admin', decided_at: decidedAt, decided_by: former.decidedBy })
    .where('id', '=', former.versionId)
    .execute();
  const state = held.publishedVersionId === null ? { state: 'with_admin' as const } : {};
  await db
    .updateTable('innovation')
    .set({ ...state, updated_at: now })
    .where('id', '=', held.id)
    .execute();
  await tell(tx, who, { held, move: 'return', before: 'returned', after: 'with_admin' }, now);
  return true;
}

async function takeBackArchiving(tx: Tx, who: Viewer, { held }: Of<'archive'>, now: Date) {
  if (held.state !== 'archived') return false;
  await tables(tx)
    .updateTable('innovation')
    .set({ state: 'published', archived_at: null, archive_reason: null, updated_at: now })
    .where('id', '=', held.id)
    .execute();
  await tell(tx, who, { held, move: 'archive', before: 'archived', after: 'published' }, now);
  await emit(tx, innovationRestored, { innovationId: held.id }, now);
  return true;
}

async function takeBackAppointing(tx: Tx, who: Viewer, { held, former }: Of<'assign_keeper'>, now: Date) {
  if (!held.keeperIds.includes(former.personId)) return false;
  await endKeeping(tx, { id: held.id, personId: former.personId }, now);
  const before = { keeper: await nameOf(tx, former.personId) };
  await leaveTrace(tx, who, { id: held.id, verb: 'undo_bulk', before, after: { undone: 'assign_keeper' } }, now);
  return true;
}

async function takeBackHandover(tx: Tx, who: Viewer, { held, former }: Of<'hand_over'>, now: Date) {
  if (!held.keeperIds.includes(former.to) || held.keeperIds.includes(former.from)) return false;
  if (!former.toKeptIt) await endKeeping(tx, { id: held.id, personId: former.to }, now);
  await beginKeeping(tx, who, { id: held.id, personId: former.from }, now);
  const before = { keeper: await nameOf(tx, former.to) };
  const after = { undone: 'hand_over', keeper: await nameOf(tx, former.from) };
  await leaveTrace(tx, who, { id: held.id, verb: 'undo_bulk', before, after }, now);
  return true;
}

/** Back where it was, with the evidence that went along and the keepers who did not. */
async function takeBackRelocation(tx: Tx, who: Viewer, { held, former }: Of<'relocate'>, now: Date) {
  const { institutionId, unitId, evidence, keepers } = former;
  const before = { place: await placeName(tx, held) };
  await putAt(tx, held.id, { institutionId, unitId, evidence }, now);
  for (const personId of keepers)
    if (!held.keeperIds.includes(personId)) await beginKeeping(tx, who, { id: held.id, personId }, now);
  const after = { undone: 'relocate', place: await placeName(tx, former) };
  await leaveTrace(tx, who, { id: held.id, verb: 'undo_bulk', before, after }, now);
  return true;
}

type Told = {
  readonly held: HeldRecord;
  readonly move: Former['move'];
  readonly before: string;
  readonly after: string;
};

async function tell(tx: Tx, who: Viewer, { held, move, before, after }: Told, now: Date): Promise<void> {
  const states = { before: { state: before }, after: { state: after, undone: move } };
  await leaveTrace(tx, who, { id: held.id, verb: 'undo_bulk', ...states }, now);
}
