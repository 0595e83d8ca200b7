import type { KeyObject } from 'node:crypto';
import type { Signature } from '../model/parts.ts';
import { type JsonObject, signedText } from './canonical.ts';
import { signatureOf } from './signature.ts';

/** A key that can sign, with its name. */
export type SigningKey = { readonly id: string; readonly key: KeyObject };

/** The signature of a document by this key, to stand in it as `signature`. */
export function signatureFor(document: JsonObject, { id, key }: SigningKey): Signature {
  return { key: id, value: signatureOf(signedText(document), key) };
}

export function signed<T extends JsonObject>(document: T, key: SigningKey): T & { readonly signature: Signature } {
  return { ...document, signature: signatureFor(document, key) };
}
