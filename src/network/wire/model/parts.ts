import * as z from 'zod';
import { LONGEST_ADDRESS } from './limits.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that no text may hold
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/u;

/** Plain text, never markup: no controls but tab and line breaks, no halves of letters. */
export const plain = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !CONTROLS.test(text));
export const named = (most: number) => plain(most).refine((text) => text.trim() !== '');

export const day = z.iso.date().nullable();
/** A moment in UTC: to the second in what is published. */
export const moment = z.iso.datetime();
const isAddress = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
};
export const address = plain(LONGEST_ADDRESS).refine(isAddress);
/** A hub is known by its origin: scheme, name, and a port where it is none of the usual ones. */
export const origin = address.refine((text) => new URL(text).origin === text);
export const identifier = z
  .string()
  .max(200)
  .regex(/^oai:[A-Za-z0-9.-]+:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

/** 32 bytes of a public key, 64 of a signature, as base64url without padding. */
export const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const signatureValue = z.string().regex(/^[A-Za-z0-9_-]{86}$/);
export const keyId = z.string().regex(/^[A-Za-z0-9_-]{16}$/);

export const signature = z.object({ key: keyId, value: signatureValue });
export type Signature = z.infer<typeof signature>;

export const place = z.object({ name: named(300) });
export const regionCode = z.string().regex(/^\d{2}(\.\d{2})?$/);
export const region = z.object({ code: regionCode, name: named(200) });
