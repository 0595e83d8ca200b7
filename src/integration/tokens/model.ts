import type { MembershipId, PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';

export type TokenId = Id<'TokenId'>;

/** What a program may do with it: `read` what its person may read, `write` that and change what its person may change. */
export const scopes = ['read', 'write'] as const;
export type Scope = (typeof scopes)[number];

/** States of a token; `ended` when the role in which it acts, or the account, is no more. */
export const tokenStates = ['active', 'expired', 'revoked', 'ended'] as const;
export type TokenState = (typeof tokenStates)[number];

export type Token = {
  readonly id: TokenId;
  readonly personId: PersonId;
  readonly membershipId: MembershipId;
  readonly name: string;
  readonly scope: Scope;
  readonly prefix: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
};

/** Why a token was not made or taken back; each code has the message `tokens.refusal.<code>`. */
export const tokenRefusals = [
  'nobody',
  'name_missing',
  'name_long',
  'not_held',
  'unknown_scope',
  'unknown_days',
  'limit_reached',
  'used_already',
  'not_found',
] as const;
export type TokenRefusal = (typeof tokenRefusals)[number];
