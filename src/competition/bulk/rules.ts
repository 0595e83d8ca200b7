import type { Viewer } from '#identity/index.ts';
import { type BulkMove, type BulkRun, bulkMoves, type RunEntry, type UndoRefusal } from './model.ts';

const HOUR_MS = 3_600_000;
/** Hours in which what was done to many can be taken back. */
const UNDO_HOURS = 24;
/** Each is a transaction of its own: more are done in several goes. */
const MOST = 500;
/** Of each, all rules of the edition are asked anew. */
const MOST_PASSED = 50;

/** A submission is frozen with a receipt, and a reminder has been read: both stand. */
const forGood: readonly BulkMove[] = ['submit', 'remind'];

export const mostOf = (move: BulkMove): number => (move === 'pass' ? MOST_PASSED : MOST);

export function isBulkMove(text: string): text is BulkMove {
  return bulkMoves.includes(text as BulkMove);
}

export function undoUntil({ doneAt }: Pick<BulkRun, 'doneAt'>): Date {
  return new Date(doneAt.getTime() + UNDO_HOURS * HOUR_MS);
}

type Takeable = Pick<RunEntry, 'why' | 'former' | 'undone'>;

export function isTakeable({ why, former, undone }: Takeable): boolean {
  return why === null && former !== null && undone === null;
}

/** Why the viewer may not take the run back now: it is for whoever did it. */
export function whyNotUndo(
  run: Pick<BulkRun, 'move' | 'doneBy' | 'doneAt' | 'undoneAt'>,
  entries: readonly Takeable[],
  viewer: Viewer,
  now: Date,
): UndoRefusal | null {
  if (viewer.person?.id !== run.doneBy) return 'not_found';
  if (forGood.includes(run.move)) return 'for_good';
  if (run.undoneAt) return 'already';
  if (now >= undoUntil(run)) return 'too_late';
  return entries.some(isTakeable) ? null : 'nothing_left';
}

const lists = /^\/kelola\/(?:usulan|kompetisi\/[0-9a-f-]{36}\/pemeriksaan)(?:\?[^#]*)?$/;
const LONGEST_LIST = 2500;
const ENTRIES = '/kelola/usulan';

/** The address of a list to which one goes back; any other that a form carries is not followed. */
export function listIn(text: string): string {
  return lists.test(text) && text.length <= LONGEST_LIST ? text : ENTRIES;
}
