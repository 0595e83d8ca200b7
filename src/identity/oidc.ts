import { randomBytes } from 'node:crypto';
import { createAuthorizationURL, validateAuthorizationCode, validateToken } from 'better-auth/oauth2';
import * as z from 'zod';
import type { Config } from '#platform/config.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Claims } from './rules/sso.ts';

const ANSWER_WITHIN_MS = 5000;
const KNOWN_FOR_MS = 60 * 60 * 1000;
/** A provider that is down is asked again soon, but not by every visitor of the sign-in page. */
const DOWN_FOR_MS = 15 * 1000;
const CLOCK_SKEW_SECONDS = 30;

/** What the provider tells of itself (OpenID Connect Discovery 1.0 §3). */
const discovered = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url({ protocol: /^https?$/ }),
  token_endpoint: z.url({ protocol: /^https?$/ }),
  jwks_uri: z.url({ protocol: /^https?$/ }),
  userinfo_endpoint: z.url({ protocol: /^https?$/ }).optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).default(['RS256']),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
});
export type Provider = z.infer<typeof discovered>;

type Kept = { readonly provider: Provider | null; readonly until: number };
const kept = new WeakMap<Config, Kept>();

/** Whether the settings offer single sign-on. Throws when they are half set. */
export function offersSso({ oidc }: Config): boolean {
  if (!oidc.issuer !== !oidc.clientId)
    throw new Error('Wrong settings:\nTUNTAS_OIDC_ISSUER and TUNTAS_OIDC_CLIENT_ID go together');
  return oidc.issuer !== null;
}

/**
 * The provider of the settings, asked when it is first needed and again when what it told is old: one that was down
 * when the hub started comes back by itself. Null while it is down, or tells another issuer than the settings.
 */
export async function providerOf(config: Config, now: Date): Promise<Provider | null> {
  const known = kept.get(config);
  if (known && known.until > now.getTime()) return known.provider;
  const provider = await discover(config);
  kept.set(config, { provider, until: now.getTime() + (provider ? KNOWN_FOR_MS : DOWN_FOR_MS) });
  return provider;
}

async function discover({ oidc }: Config): Promise<Provider | null> {
  const address = `${oidc.issuer?.replace(/\/+$/, '')}/.well-known/openid-configuration`;
  const parsed = discovered.safeParse(await askJson(address, {}));
  return parsed.success && parsed.data.issuer === oidc.issuer ? parsed.data : null;
}

/** The answer as JSON; null for a failure of any kind. Redirects are not followed. */
async function askJson(address: string, headers: Readonly<Record<string, string>>): Promise<unknown> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const answer = await fetch(address, {
      headers: { accept: 'application/json', ...headers },
      redirect: 'error',
      signal,
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** What must come back unchanged from the provider: kept in the browser's sealed cookie meanwhile. */
export type Journey = { readonly state: string; readonly nonce: string; readonly verifier: string };

export function newJourney(): Journey {
  const text = () => randomBytes(32).toString('base64url');
  return { state: text(), nonce: text(), verifier: text() };
}

/** Where the browser goes to sign in: authorization code with PKCE (RFC 7636), state and nonce. */
export async function authorizationAddress(
  { oidc }: Config,
  provider: Provider,
  given: { readonly journey: Journey; readonly redirectUri: string },
): Promise<string> {
  const url = await createAuthorizationURL({
    id: 'oidc',
    options: { clientId: oidc.clientId ?? '' },
    authorizationEndpoint: provider.authorization_endpoint,
    redirectURI: given.redirectUri,
    state: given.journey.state,
    nonce: given.journey.nonce,
    codeVerifier: given.journey.verifier,
    scopes: [...oidc.scopes],
  });
  return url.toString();
}

type Returned = { readonly code: string; readonly journey: Journey; readonly redirectUri: string };

/** Changes the code for the claims of whoever signed in; refuses what is not signed for us, for this journey and in time. */
export async function claimsOf(
  config: Config,
  provider: Provider,
  { code, journey, redirectUri }: Returned,
): Promise<Outcome<Claims, 'invalid'>> {
  const { clientId, clientSecret } = config.oidc;
  const basic = provider.token_endpoint_auth_methods_supported.includes('client_secret_basic');
  try {
    const tokens = await validateAuthorizationCode({
      code,
      codeVerifier: journey.verifier,
      redirectURI: redirectUri,
      options: { clientId: clientId ?? '', ...(clientSecret ? { clientSecret } : {}) },
      tokenEndpoint: provider.token_endpoint,
      ...(clientSecret ? { authentication: basic ? ('basic' as const) : ('post' as const) } : {}),
    });
    const claims = await verifiedClaims(config, provider, { idToken: tokens.idToken ?? '', nonce: journey.nonce });
    return claims ? done(await withUserInfo(provider, claims, tokens.accessToken ?? '')) : refused('invalid');
  } catch {
    return refused('invalid');
  }
}

const asymmetric = /^(?:RS|PS|ES)\d{3}$|^EdDSA$/;

async function verifiedClaims(
  { oidc }: Config,
  provider: Provider,
  { idToken, nonce }: { readonly idToken: string; readonly nonce: string },
): Promise<Claims | null> {
  const { payload } = await validateToken<Claims & { nonce?: unknown; azp?: unknown }>(idToken, provider.jwks_uri, {
    issuer: provider.issuer,
    audience: oidc.clientId ?? '',
    algorithms: provider.id_token_signing_alg_values_supported.filter((it) => asymmetric.test(it)),
    requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat', 'nonce'],
    clockTolerance: CLOCK_SKEW_SECONDS,
  });
  const forUs = payload.azp === undefined || payload.azp === oidc.clientId;
  return payload.nonce === nonce && forUs ? payload : null;
}

/** Some providers tell the address at the user info endpoint only; what they say there must be of the same subject. */
async function withUserInfo({ userinfo_endpoint }: Provider, claims: Claims, accessToken: string): Promise<Claims> {
  if (claims.email !== undefined || !userinfo_endpoint || accessToken === '') return claims;
  const told = await askJson(userinfo_endpoint, { authorization: `Bearer ${accessToken}` });
  const info = z.looseObject({ sub: z.literal(claims.sub) }).safeParse(told);
  return info.success ? { ...info.data, ...claims } : claims;
}
