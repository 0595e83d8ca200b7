import { randomBytes } from 'node:crypto';

declare const brand: unique symbol;
/** A UUIDv7 that names one kind of thing, so that ids of two kinds cannot be mixed up. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** A new UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then random. */
export function newId<Kind extends string>(now: number = Date.now()): Id<Kind> {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return parts.join('-') as Id<Kind>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The text as an id, or null when it is no UUID: an unknown address must answer 404, never a database error. */
export function parseId<Kind extends string>(text: string | null | undefined): Id<Kind> | null {
  return typeof text === 'string' && UUID.test(text) ? (text as Id<Kind>) : null;
}
