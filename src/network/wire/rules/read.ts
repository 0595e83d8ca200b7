import type * as z from 'zod';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { HubKey } from '../model/hub.ts';
import type { Refused, WireRefusal } from '../model/refusal.ts';
import { type JsonObject, signedText } from './canonical.ts';
import { whyNotSign } from './keys.ts';
import { isSignedBy } from './signature.ts';

export type Read<T> = Outcome<T, Refused>;

export function no(why: WireRefusal, at = ''): { readonly ok: false; readonly why: Refused } {
  return refused({ why, at });
}

/** The bytes as one JSON object of the format; what is longer than `most` is not even looked at. */
export function readJson(bytes: Uint8Array, format: string, most: number): Read<JsonObject> {
  if (bytes.length > most) return no('too_large');
  try {
    return objectOf(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), format);
  } catch {
    return no('not_json');
  }
}

/** The value as an object that says this format. */
export function objectOf(value: unknown, format: string): Read<JsonObject> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return no('wrong_shape');
  if ((value as JsonObject).format !== format) return no('unknown_format', 'format');
  return done(value as JsonObject);
}

/** The object in the shape; members that the shape does not know are left out, for later versions may add some. */
export function shaped<T>(value: JsonObject, shape: z.ZodType<T>): Read<T> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return done(parsed.data);
  return no('wrong_shape', parsed.error.issues[0]?.path.join('.') ?? '');
}

/**
 * Why the document as it came was not signed by one of these keys, valid at this moment. `text` writes what is signed, where parts of it
 * are written already; it may throw for what JSON cannot hold.
 */
export function whyNotSigned(
  value: JsonObject,
  keys: readonly HubKey[],
  now: Date,
  text: () => string = () => signedText(value),
): WireRefusal | null {
  const { key: id, value: signature } = value.signature as { readonly key: string; readonly value: string };
  const key = keys.find((it) => it.id === id);
  const why = whyNotSign(key, now);
  if (why || !key) return why;
  try {
    return isSignedBy(text(), signature, key.publicKey) ? null : 'signature_wrong';
  } catch {
    return 'signature_wrong';
  }
}
