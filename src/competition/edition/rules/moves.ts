import { isActing, type Viewer } from '#identity/index.ts';
import type { Edition, EditionOwnership, EditionRefusal } from '../model/edition.ts';
import type { EditionState } from '../model/states.ts';
import { stageOfKind } from './calendar.ts';
import { problemsOf } from './problems.ts';

/** Who organises competitions: of the institution in which they act, each of their own. */
export const organiserRoles = ['secretariat', 'hub_admin', 'local_admin', 'national'] as const;

/** Whether the viewer may begin an edition, which the institution acted in then organises. */
export function whyNotBegin(viewer: Viewer): EditionRefusal | null {
  return isActing(viewer, ...organiserRoles) ? null : 'not_yours';
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

/** Why the viewer may not make the move with the edition as it stands; each deed has reasons of its own beside. */
export function whyNotMove(move: EditionMove, edition: EditionOwnership, viewer: Viewer): EditionRefusal | null {
  if (whyNotBegin(viewer) || viewer.acting?.institutionId !== edition.organiserId) return 'not_yours';
  const states: readonly EditionState[] = startsAt[move];
  if (states.includes(edition.state)) return null;
  return edition.state === 'archived' ? 'archived' : whenElsewhere[move];
}

/** Why the edition may not be published now: it is published whole or not at all. */
export function whyNotPublish(edition: Edition, viewer: Viewer): EditionRefusal | null {
  const forbidden = whyNotMove('publish', edition, viewer);
  if (forbidden) return forbidden;
  return problemsOf(edition.document).length > 0 ? 'has_problems' : null;
}

/** Stages that are over or begun before an extension would be unjust to those who came in time. */
const mayHaveBegun = ['entering', 'admin_check', 'public_rating'];

/** Why the deadline may not be extended now; `whyNotExtendTo` asks for the new moment. */
export function whyNotExtend(edition: Edition, viewer: Viewer, now: Date): EditionRefusal | null {
  const forbidden = whyNotMove('extend', edition, viewer);
  if (forbidden) return forbidden;
  if (!stageOfKind(edition.document, 'entering')?.closes) return 'no_closing';
  const begun = edition.document.stages.some(
    (it) => !mayHaveBegun.includes(it.kind) && it.opens !== null && Date.parse(it.opens) <= now.getTime(),
  );
  return begun ? 'scoring_begun' : null;
}
