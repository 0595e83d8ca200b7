import * as z from 'zod';
import { parseEmail } from '../model.ts';

/** What the provider says of whoever signed in (OpenID Connect Core 1.0 §5.1), as far as it is used here. */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

export type Identified = {
  readonly subject: string;
  /** Proved by the provider; null when it did not, or told none. */
  readonly email: string | null;
  readonly name: string;
  /** The provider asked for a second factor, by the values that the settings trust. */
  readonly strong: boolean;
};

type Reading = { readonly emailClaim: string; readonly secondFactor: readonly string[] };

const texts = z.array(z.string()).catch([]);
const text = z.string().catch('');

/** Reads the claims by the settings. An address counts only when the provider says that it is verified. */
export function identifiedBy(claims: Claims, { emailClaim, secondFactor }: Reading): Identified {
  const verified = claims.email_verified === true || claims.email_verified === 'true';
  const told = parseEmail(text.parse(claims[emailClaim]));
  const means = [...texts.parse(claims.amr), text.parse(claims.acr)];
  return {
    subject: claims.sub,
    email: verified ? told : null,
    name: text.parse(claims.name).trim() || text.parse(claims.preferred_username).trim(),
    strong: means.some((it) => secondFactor.includes(it)),
  };
}

export type KnownAccount = {
  readonly deactivatedAt: Date | null;
  /** The subject of the same provider that the account is linked with; null when with none. */
  readonly linkedSubject: string | null;
};

export type WhyNotEnter = 'unverified' | 'unknown' | 'deactivated' | 'other_subject';

/**
 * Why whoever was identified may not enter this account, found by its subject or else by its verified address; null
 * when he may. An address that went to somebody else does not open the account of the one before.
 */
export function whyNotEnter(who: Identified, account: KnownAccount | null): WhyNotEnter | null {
  if (account?.linkedSubject !== who.subject && who.email === null) return 'unverified';
  if (!account) return 'unknown';
  if (account.linkedSubject !== null && account.linkedSubject !== who.subject) return 'other_subject';
  return account.deactivatedAt ? 'deactivated' : null;
}
