import type { PersonId } from '#identity/index.ts';

/** A key as the hub keeps it; its secret half is sealed. */
export type KeptKey = {
  readonly id: string;
  readonly publicKey: string;
  readonly sealed: string | null;
  readonly fromAt: Date;
  readonly untilAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revokeReason: string | null;
  readonly announcedBy: string | null;
  readonly announcement: string | null;
  readonly madeBy: PersonId | null;
  readonly madeAt: Date;
};

/** `next` is announced and waits for its day; `lost` should sign now and cannot be opened. */
export const keyStates = ['next', 'signing', 'lost', 'ended', 'revoked'] as const;
export type KeyState = (typeof keyStates)[number];

/** Why a key was not changed; each has the message `keys.refusal.<code>`. */
export const keyRefusals = [
  'next_waits',
  'days_wrong',
  'reason_missing',
  'reason_long',
  'revoked_already',
  'not_found',
] as const;
export type KeyRefusal = (typeof keyRefusals)[number];
