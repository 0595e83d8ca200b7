import type { MembershipId, Viewer } from '#identity/index.ts';
import { type Scope, scopes, type Token, type TokenRefusal, type TokenState } from './model.ts';

export const LONGEST_NAME = 100;
/** Days for which a token may be made: none lives for ever, so that a forgotten one closes by itself. */
export const lifetimes = [30, 90, 365] as const;
export const MOST_TOKENS = 20;
const DAY_MS = 86_400_000;

export type NewToken = {
  readonly name: string;
  readonly membershipId: MembershipId | null;
  readonly scope: string;
  readonly days: number;
};

export type SoundToken = {
  readonly name: string;
  readonly membershipId: MembershipId;
  readonly scope: Scope;
  readonly days: (typeof lifetimes)[number];
};

type Asked = { readonly viewer: Viewer; readonly living: number };

/** What a form asks for as it is kept, or why not, by field; `living` counts the viewer's tokens that still open. */
export function readToken(given: NewToken, { viewer, living }: Asked): SoundToken | readonly TokenRefusal[] {
  const name = given.name.replaceAll(/\s+/g, ' ').trim();
  const held = viewer.memberships.find((it) => it.id === given.membershipId);
  const scope = scopes.find((it) => it === given.scope);
  const days = lifetimes.find((it) => it === given.days);
  const why: TokenRefusal[] = [];
  if (!viewer.person) why.push('nobody');
  if (name === '') why.push('name_missing');
  if (name.length > LONGEST_NAME) why.push('name_long');
  if (!held) why.push('not_held');
  if (!scope) why.push('unknown_scope');
  if (!days) why.push('unknown_days');
  if (living >= MOST_TOKENS) why.push('limit_reached');
  return why.length > 0 || !held || !scope || !days ? why : { name, membershipId: held.id, scope, days };
}

export function expiryOf(days: number, now: Date): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

/** Where a token stands; `held`: its person is active and still has the membership. */
export function stateOf(token: Pick<Token, 'revokedAt' | 'expiresAt'>, held: boolean, now: Date): TokenState {
  if (token.revokedAt !== null) return 'revoked';
  if (token.expiresAt <= now) return 'expired';
  return held ? 'active' : 'ended';
}
