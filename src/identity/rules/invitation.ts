const DAY_MS = 24 * 60 * 60 * 1000;
export const INVITATION_DAYS = 14;
/** From when on an open invitation is about to run out, for those who sent it. */
export const ENDING_DAYS = 3;
/** How long an address stays that came to nothing (UU 27/2022 art. 16: no longer than needed). */
export const FORGOTTEN_AFTER_DAYS = 90;
/** A second mail right after the first helps nobody, and a double click sends none. */
const RESEND_AFTER_MS = 2 * 60 * 1000;

export type InvitationStanding = {
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
};

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired';

export function stateOf(invitation: InvitationStanding, now: Date): InvitationState {
  if (invitation.acceptedAt) return 'accepted';
  if (invitation.revokedAt) return 'revoked';
  return invitation.expiresAt <= now ? 'expired' : 'open';
}

export function expiryOf(sentAt: Date): Date {
  return new Date(sentAt.getTime() + INVITATION_DAYS * DAY_MS);
}

export function endingFrom(now: Date): Date {
  return new Date(now.getTime() + ENDING_DAYS * DAY_MS);
}

/** Invitations that came to nothing before this moment are forgotten. */
export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - FORGOTTEN_AFTER_DAYS * DAY_MS);
}

/** Why the invitation cannot be sent again; null when it can. An expired one can: it gets a new link and time. */
export function whyNotResend(invitation: InvitationStanding, now: Date): 'accepted' | 'revoked' | 'too_soon' | null {
  const state = stateOf(invitation, now);
  if (state === 'accepted' || state === 'revoked') return state;
  return now.getTime() - invitation.sentAt.getTime() < RESEND_AFTER_MS ? 'too_soon' : null;
}

export function whyNotRevoke(invitation: InvitationStanding, now: Date): 'accepted' | 'revoked' | null {
  const state = stateOf(invitation, now);
  return state === 'accepted' || state === 'revoked' ? state : null;
}

export type WhyNotAccept = 'accepted' | 'revoked' | 'expired' | 'unit_closed' | 'other_person';

/** Why the holder of the link cannot accept; null when he can. `signedInAs` is the address of whoever is signed in. */
export function whyNotAccept(
  invitation: InvitationStanding & { readonly email: string; readonly unitClosedAt: Date | null },
  signedInAs: string | null,
  now: Date,
): WhyNotAccept | null {
  const state = stateOf(invitation, now);
  if (state !== 'open') return state;
  if (invitation.unitClosedAt) return 'unit_closed';
  return signedInAs !== null && signedInAs !== invitation.email ? 'other_person' : null;
}
