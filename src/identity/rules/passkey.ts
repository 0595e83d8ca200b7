import type { Person, PersonId } from '../model.ts';

/** What browsers bind passkeys to: the origin of the hub's public address, and the host in it. */
export type PasskeySite = { readonly origin: string; readonly rpId: string };

const ADDRESS = /^\[|^[\d.]+$/;

/** The site of a public address; null where browsers know no passkeys: without TLS, save on this machine, or without a name. */
export function passkeySiteOf(baseUrl: string): PasskeySite | null {
  const { protocol, hostname, origin } = new URL(baseUrl);
  const safe = protocol === 'https:' ? !ADDRESS.test(hostname) : hostname === 'localhost';
  return safe ? { origin, rpId: hostname } : null;
}

export const MAX_PASSKEYS = 10;
export const LONGEST_PASSKEY_NAME = 60;
/** How long a page's challenge waits for the device's answer. */
export const CHALLENGE_SECONDS = 10 * 60;
/** COSE numbers of Ed25519, ES256 and RS256: together every authenticator has one of them. */
export const ALGORITHMS: readonly number[] = [-8, -7, -257];

export type WhyNotPasskeyName = 'name_missing' | 'name_long';

export function whyNotPasskeyName(name: string): WhyNotPasskeyName | null {
  if (name.trim() === '') return 'name_missing';
  return name.trim().length > LONGEST_PASSKEY_NAME ? 'name_long' : null;
}

/** The person as devices keep them (WebAuthn §5.4.3): bytes that say nothing to others, base64url. */
export function userHandleOf(id: PersonId): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}

export type KnownCredential = { readonly credentialId: string; readonly transports: readonly string[] };

type Creation = {
  readonly challenge: string;
  readonly person: Person;
  /** Passkeys that the person has: a device that holds one makes no second. */
  readonly known: readonly KnownCredential[];
};

/** What a browser is asked to make (PublicKeyCredentialCreationOptionsJSON): a key found without a name, that asks for its owner. */
export function creationOptions(site: PasskeySite, { challenge, person, known }: Creation): object {
  return {
    challenge,
    rp: { id: site.rpId, name: 'Tuntas' },
    user: { id: userHandleOf(person.id), name: person.email, displayName: person.name },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: known.map((it) => ({ type: 'public-key', id: it.credentialId, transports: it.transports })),
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    attestation: 'none',
  };
}

/** What a browser is asked to answer (PublicKeyCredentialRequestOptionsJSON): with any passkey of this site. */
export function requestOptions(site: PasskeySite, challenge: string): object {
  return { challenge, rpId: site.rpId, userVerification: 'required', allowCredentials: [] };
}
