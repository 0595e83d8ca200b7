import { isActing, type Viewer } from '#identity/index.ts';
import type { EditionOwnership, EditionRefusal, InstrumentEdition } from '../model/edition.ts';
import type { EditionState } from '../model/states.ts';
import { problemsOf } from './problems.ts';

/** Who writes instruments: the office of the hub, and the ministry for its own. */
export const keeperRoles = ['hub_admin', 'national'] as const;

/** Whether the viewer may begin an edition, which the institution acted in then owns. */
export function whyNotBegin(viewer: Viewer): EditionRefusal | null {
  return isActing(viewer, ...keeperRoles) ? null : 'not_yours';
}

export const editionMoves = ['edit', 'publish', 'extend', 'close', 'reopen', 'archive', 'restore'] as const;
export type EditionMove = (typeof editionMoves)[number];

const startsAt = {
  edit: ['draft', 'open'],
  publish: ['draft'],
  extend: ['open'],
  close: ['open'],
  reopen: ['closed'],
  archive: ['draft', 'closed'],
  restore: ['archived'],
} as const satisfies Record<EditionMove, readonly EditionState[]>;

const whenElsewhere = {
  edit: 'not_open',
  publish: 'not_draft',
  extend: 'not_open',
  close: 'not_open',
  reopen: 'not_closed',
  archive: 'not_closed',
  restore: 'not_archived',
} as const satisfies Record<EditionMove, EditionRefusal>;

/** Why the viewer may not make the move with the edition as it stands. */
export function whyNotMove(move: EditionMove, edition: EditionOwnership, viewer: Viewer): EditionRefusal | null {
  if (whyNotBegin(viewer) || viewer.acting?.institutionId !== edition.ownerId) return 'not_yours';
  const states: readonly EditionState[] = startsAt[move];
  if (states.includes(edition.state)) return null;
  return edition.state === 'archived' ? 'archived' : whenElsewhere[move];
}

/** Why the edition may not be published now: it is published whole or not at all. */
export function whyNotPublish(edition: InstrumentEdition, viewer: Viewer): EditionRefusal | null {
  const forbidden = whyNotMove('publish', edition, viewer);
  if (forbidden) return forbidden;
  return problemsOf(edition.document).length > 0 ? 'has_problems' : null;
}
