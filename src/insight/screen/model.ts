import type { Id } from '#platform/ids.ts';
import type { PublicCode } from '#platform/public-code.ts';

export type ScreenLinkId = Id<'ScreenLinkId'>;

export const LONGEST_LABEL = 100;

/** A way to the screen without an account, until the hub revokes it. */
export type ScreenLink = {
  readonly id: ScreenLinkId;
  readonly code: PublicCode;
  readonly label: string;
  readonly madeByName: string | null;
  readonly madeAt: Date;
  readonly revokedAt: Date | null;
};

export type ScreenRefusal = 'label_missing' | 'too_long' | 'invalid' | 'not_found';
