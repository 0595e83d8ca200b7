import { isActing, type Viewer } from '#identity/index.ts';
import type { ImportRun, ImportState } from '../model.ts';

/** What a person may do with an import. */
export const importMoves = ['map', 'place', 'confirm', 'discard', 'stop', 'resume', 'undo'] as const;
export type ImportMove = (typeof importMoves)[number];

/** Where an import must stand for each move. */
export const movesFrom = {
  map: ['staged', 'checked'],
  place: ['checked'],
  confirm: ['checked'],
  discard: ['staged', 'checking', 'checked'],
  stop: ['running'],
  resume: ['stopped', 'failed'],
  undo: ['stopped', 'failed', 'done'],
} as const satisfies Record<ImportMove, readonly ImportState[]>;

/** Why an action on an import was refused; each code has the message `import.refusal.<code>`. */
export const importRefusals = [
  'not_found',
  'not_now',
  'stale',
  'mapping_wrong',
  'nothing_to_write',
  'unknown_sheet',
  'unknown_row',
  'unknown_place',
  'not_yours',
] as const;
export type ImportRefusal = (typeof importRefusals)[number];

/** Imports of the hub are for its admins; those of an institution also for its local admin. Others learn of none. */
export function whyNotSee(run: Pick<ImportRun, 'institutionId' | 'scope'>, viewer: Viewer): 'not_found' | null {
  if (isActing(viewer, 'hub_admin')) return null;
  const own = isActing(viewer, 'local_admin') && viewer.acting?.institutionId === run.institutionId;
  return own && run.scope === 'institution' ? null : 'not_found';
}

/** Why the viewer may not make the move now; null when it is allowed. Buttons, actions and tests ask this. */
export function whyNotMove(
  move: ImportMove,
  run: Pick<ImportRun, 'institutionId' | 'scope' | 'state' | 'stopWanted'>,
  viewer: Viewer,
): ImportRefusal | null {
  const hidden = whyNotSee(run, viewer);
  if (hidden) return hidden;
  const states: readonly ImportState[] = movesFrom[move];
  if (!states.includes(run.state)) return 'not_now';
  return move === 'stop' && run.stopWanted ? 'not_now' : null;
}

/** Whether a background job is at work on it: its page asks again by itself. */
export function isBusy(state: ImportState): boolean {
  return state === 'checking' || state === 'running' || state === 'undoing';
}
