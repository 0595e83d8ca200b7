import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { ALGORITHMS, type PasskeySite } from './rules/passkey.ts';

/** A challenge nobody can guess (WebAuthn §13.4.3), base64url. */
export function newChallenge(): string {
  return randomBytes(32).toString('base64url');
}

const LONGEST = 20_000;
const base64url = z
  .string()
  .max(LONGEST)
  .regex(/^[\w-]+$/);
const credential = { id: base64url, rawId: base64url, type: z.literal('public-key') };
const registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .catch([]),
  }),
});
const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});

export type Assertion = z.infer<typeof assertion>;

/** A device's answer at sign-in out of the form; null for anything else. */
export function parseAssertion(text: string): Assertion | null {
  return parsed(assertion, text);
}

function parsed<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export type Asked = { readonly site: PasskeySite; readonly challenge: string };

export type MadePasskey = {
  readonly credentialId: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
};

/** The passkey that a device made for this challenge on this site, having verified its owner; null for anything else. */
export async function passkeyIn(text: string, { site, challenge }: Asked): Promise<MadePasskey | null> {
  const response = parsed(registration, text);
  if (!response || (await namesMaker(response.response.attestationObject))) return null;
  const { verifyRegistrationResponse } = await verifier();
  const found = await verifyRegistrationResponse({
    response: { ...response, clientExtensionResults: {} } as Parameters<
      typeof verifyRegistrationResponse
    >[0]['response'],
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs: [...ALGORITHMS],
  }).catch(() => null);
  if (!found?.verified) return null;
  const { credential: made, credentialBackedUp } = found.registrationInfo;
  return {
    credentialId: made.id,
    publicKey: Buffer.from(made.publicKey).toString('base64url'),
    counter: made.counter,
    transports: response.response.transports,
    backedUp: credentialBackedUp,
  };
}

/** Certificates of the maker were not asked for, and checking them would fetch addresses that they name. */
async function namesMaker(attestationObject: string): Promise<boolean> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers');
  try {
    const decoded = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')));
    const format = decoded.get('fmt');
    return (format !== 'none' && format !== 'packed') || decoded.get('attStmt').get('x5c') !== undefined;
  } catch {
    return true;
  }
}

type KnownKey = { readonly credentialId: string; readonly publicKey: string; readonly counter: number };
export type Use = { readonly counter: number; readonly backedUp: boolean };

/** The use of a known passkey for this challenge on this site, its owner verified by the device; null for anything else. */
export async function useOf(answer: Assertion, key: KnownKey, { site, challenge }: Asked): Promise<Use | null> {
  const { verifyAuthenticationResponse } = await verifier();
  const found = await verifyAuthenticationResponse({
    response: { ...answer, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
    credential: {
      id: key.credentialId,
      publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
      counter: key.counter,
    },
  }).catch(() => null);
  if (!found?.verified) return null;
  return { counter: found.authenticationInfo.newCounter, backedUp: found.authenticationInfo.credentialBackedUp };
}

/** Loaded when the first passkey comes: it takes a quarter of a second that no start should wait for. Its refusals are thrown. */
const verifier = () => import('@simplewebauthn/server');
