import { isActing, type PersonId, type Viewer } from '#identity/index.ts';
import type { HelpRequest, RequestRefusal, RequestState } from '../model.ts';

type Standing = Pick<HelpRequest, 'state' | 'coachId' | 'askedBy' | 'institutionId' | 'unitId' | 'offeredTo'>;

/** Whether the viewer asks for this place: whoever asked, the people of the unit, the admin of the institution. */
export function asks(it: Pick<Standing, 'askedBy' | 'institutionId' | 'unitId'>, { person, acting }: Viewer): boolean {
  if (!person || !acting) return false;
  if (person.id === it.askedBy) return true;
  if (acting.role === 'local_admin') return acting.institutionId === it.institutionId;
  return acting.role === 'innovator' && acting.unitId !== null && acting.unitId === it.unitId;
}

/**
 * May this viewer read the request? Those who ask, the hub, whoever it was offered to, and every coach while it waits for one.
 * `visibleTo` says the same in SQL.
 */
export function whyNotRead(it: Standing, viewer: Viewer): 'not_visible' | null {
  if (!viewer.person || !viewer.acting) return 'not_visible';
  if (isActing(viewer, 'hub_admin') || asks(it, viewer)) return null;
  if (it.offeredTo.includes(viewer.person.id)) return null;
  return isActing(viewer, 'coach') && it.state === 'waiting' ? null : 'not_visible';
}

/** Why the viewer cannot ask: units ask, and their admins for them. */
export function whyNotAsk(viewer: Viewer): RequestRefusal | null {
  return isActing(viewer, 'innovator', 'local_admin') ? null : 'no_role';
}

export const requestMoves = ['assign', 'take', 'accept', 'decline', 'hand_on', 'close', 'withdraw'] as const;
export type RequestMove = (typeof requestMoves)[number];

/** From which states each move leads on. */
const from = {
  assign: ['waiting', 'offered', 'accepted'],
  take: ['waiting'],
  accept: ['offered'],
  decline: ['offered'],
  hand_on: ['offered', 'accepted'],
  close: ['accepted'],
  withdraw: ['waiting', 'offered', 'accepted'],
} as const satisfies Record<RequestMove, readonly RequestState[]>;

const isCoachOf = (it: Standing, { person, acting }: Viewer): boolean =>
  person !== null && acting !== null && it.coachId === person.id;

const allowed: Readonly<Record<RequestMove, (it: Standing, viewer: Viewer) => boolean>> = {
  assign: (_it, viewer) => isActing(viewer, 'hub_admin'),
  take: (_it, viewer) => isActing(viewer, 'coach'),
  accept: isCoachOf,
  decline: isCoachOf,
  hand_on: isCoachOf,
  close: (it, viewer) => isCoachOf(it, viewer) || isActing(viewer, 'hub_admin'),
  withdraw: asks,
};

/** Why the viewer cannot make the move. */
export function whyNot(move: RequestMove, it: Standing, viewer: Viewer): RequestRefusal | null {
  if (!allowed[move](it, viewer)) return 'not_yours';
  return (from[move] as readonly RequestState[]).includes(it.state) ? null : 'wrong_state';
}

/** Why the viewer cannot change what a coach declares: the coach does, and the hub. */
export function whyNotEdit(personId: PersonId, viewer: Viewer): RequestRefusal | null {
  const isOwn = viewer.person?.id === personId && isActing(viewer, 'coach');
  return isOwn || isActing(viewer, 'hub_admin') ? null : 'not_yours';
}

const DAY_MS = 86_400_000;

/** Whole days that a request has waited until it was taken up, or waits still. */
export function daysWaited(
  { askedAt, acceptedAt, endedAt }: Pick<HelpRequest, 'askedAt' | 'acceptedAt' | 'endedAt'>,
  now: Date,
): number {
  const until = acceptedAt ?? endedAt ?? now;
  return Math.max(0, Math.floor((until.getTime() - askedAt.getTime()) / DAY_MS));
}
