import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { KEY_FORMAT } from '../model/hub.ts';
import { canonical } from './canonical.ts';

const ID_LENGTH = 16;

/** The name of a key, made of the key itself: 16 letters of the base64url of the SHA-256 of its 32 bytes. */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('base64url').slice(0, ID_LENGTH);
}

/** The key behind 32 bytes in base64url (RFC 8037). */
export function publicKeyOf(x: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** The secret half of a key (RFC 8037), which signs. */
export function privateKeyOf({ x, d }: { readonly x: string; readonly d: string }): KeyObject {
  return createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x, d }, format: 'jwk' });
}

/** Ed25519 over the UTF-8 bytes of the text, as base64url. */
export function signatureOf(text: string, key: KeyObject): string {
  return sign(null, Buffer.from(text), key).toString('base64url');
}

/** Keys of which many signatures are verified one after the other: made once. */
const known = new Map<string, KeyObject>();
const MOST_KNOWN = 200;

function knownKey(publicKey: string): KeyObject {
  const found = known.get(publicKey) ?? publicKeyOf(publicKey);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(publicKey, found);
  return found;
}

export function isSignedBy(text: string, value: string, publicKey: string): boolean {
  try {
    return verify(null, Buffer.from(text), knownKey(publicKey), Buffer.from(value, 'base64url'));
  } catch {
    // Not every 32 bytes are a point of the curve.
    return false;
  }
}

type Announced = { readonly hub: string; readonly id: string; readonly publicKey: string };

/** What a former key signs to vouch for the next one. */
export function announcementText({ hub, id, publicKey }: Announced): string {
  return canonical({ format: KEY_FORMAT, hub, id, publicKey });
}
