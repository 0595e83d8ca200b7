import { isActing, type Viewer } from '#identity/index.ts';
import type { BulkRun, LeftWhy, RunRecord, UndoRefusal } from './model.ts';

/** Hours in which what was done to many can be taken back. */
const UNDO_HOURS = 24;
const HOUR_MS = 60 * 60 * 1000;

export function undoUntil(run: Pick<BulkRun, 'doneAt'>): Date {
  return new Date(run.doneAt.getTime() + UNDO_HOURS * HOUR_MS);
}

/** Why the viewer learns nothing of the run: it is for whoever did it, and for the hub's admin. */
export function whyNotSeeRun(run: Pick<BulkRun, 'doneBy'>, viewer: Viewer): 'not_visible' | null {
  if (!isActing(viewer, 'local_admin', 'hub_admin')) return 'not_visible';
  return run.doneBy === viewer.person?.id || isActing(viewer, 'hub_admin') ? null : 'not_visible';
}

type Takeable = Pick<RunRecord, 'why' | 'former' | 'undone'>;

/** Whether the record was moved by the run and nobody tried to take it back yet. */
export function isTakeable({ why, former, undone }: Takeable): boolean {
  return why === null && former !== null && undone === null;
}

/** Why the viewer may not take the run back now. */
export function whyNotUndo(
  run: Pick<BulkRun, 'doneBy' | 'doneAt' | 'undoneAt'>,
  records: readonly Takeable[],
  viewer: Viewer,
  now: Date,
): UndoRefusal | null {
  if (whyNotSeeRun(run, viewer)) return 'not_yours';
  if (run.undoneAt) return 'already';
  if (now >= undoUntil(run)) return 'too_late';
  return records.some(isTakeable) ? null : 'nothing_left';
}

/** Why one record would be left as it is; null when it would be taken back. */
export function whyLeft(record: Takeable, changed: boolean): LeftWhy | null {
  if (record.former === null) return 'nothing_changed';
  return changed ? 'changed_since' : null;
}
