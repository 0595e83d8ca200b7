import type { PersonId, Viewer } from '../model.ts';
import { governs, type Standing } from './person.ts';

const HOUR_MS = 60 * 60 * 1000;
/** How long both mailboxes have to answer. */
export const EMAIL_CHANGE_HOURS = 24;

export function emailChangeExpiry(askedAt: Date): Date {
  return new Date(askedAt.getTime() + EMAIL_CHANGE_HOURS * HOUR_MS);
}

export type Side = 'old' | 'new';

export type EmailChangeStanding = {
  readonly personId: PersonId;
  readonly expiresAt: Date;
  readonly oldConfirmedAt: Date | null;
  readonly newConfirmedAt: Date | null;
  readonly endedAt: Date | null;
};

/** Why a change can no longer be answered; null while it waits. */
export function whyNotAnswer(change: EmailChangeStanding, now: Date): 'ended' | 'expired' | null {
  if (change.endedAt) return 'ended';
  return change.expiresAt <= now ? 'expired' : null;
}

export function confirmedAt(change: EmailChangeStanding, side: Side): Date | null {
  return side === 'old' ? change.oldConfirmedAt : change.newConfirmedAt;
}

/** The address changes only when both mailboxes agreed, in either order. */
export function bothAgreed(change: EmailChangeStanding): boolean {
  return change.oldConfirmedAt !== null && change.newConfirmedAt !== null;
}

export type WhyNotStandIn = 'not_yours' | 'yourself' | 'ended' | 'expired' | 'already';

/** Why the viewer may not answer in place of a lost old mailbox; null when he may: as far as he governs the account. */
export function whyNotStandIn(
  viewer: Viewer,
  person: Standing,
  change: EmailChangeStanding,
  now: Date,
): WhyNotStandIn | null {
  if (person.id === viewer.person?.id) return 'yourself';
  if (!governs(viewer, person.held)) return 'not_yours';
  return whyNotAnswer(change, now) ?? (change.oldConfirmedAt ? 'already' : null);
}
