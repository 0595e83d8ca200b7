import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { prefixes, type Stand } from '../model.ts';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const stand = z.object({
  verb: z.enum(['ListIdentifiers', 'ListRecords']),
  prefix: z.enum(prefixes),
  set: z.string().nullable(),
  epoch: z.string(),
  behind: count,
  through: count,
  given: count,
  size: count,
});

const LONGEST = 2000;
const macOf = (text: string, secret: string) =>
  createHmac('sha256', secret).update(`oai\n${text}`).digest('base64url').slice(0, 32);

/** A resumption token: where the list goes on, with a mark by which the hub knows that it wrote that itself. */
export function tokenOf(it: Stand, secret: string): string {
  const text = Buffer.from(JSON.stringify(it)).toString('base64url');
  return `${text}.${macOf(text, secret)}`;
}

/** Where a token leads on; null for one that this hub did not write in this form. */
export function readToken(token: string, secret: string): Stand | null {
  const [text = '', mac = '', ...more] = token.split('.');
  if (more.length > 0 || token.length > LONGEST) return null;
  const [given, own] = [Buffer.from(mac), Buffer.from(macOf(text, secret))];
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null;
  try {
    const parsed = stand.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
