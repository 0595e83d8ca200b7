import type { Config } from '#platform/config.ts';
import { isLocalAddress, isPublicAddress, parseAddress } from '#platform/outbound/address.ts';
import { callOut, internet, type Way } from '#platform/outbound/call.ts';
import type { Delivery, Result } from './model.ts';
import type { GivenHook } from './rules.ts';
import { signatureOf } from './signature.ts';

/** So much of an answer is kept, for whoever looks why it failed. */
const KEPT_BYTES = 2048;

/** How hooks are reached: by https on the public internet, and in the own network where the settings say so. */
function wayOf({ webhookLocal }: Config): Way {
  if (!webhookLocal) return { ...internet, plain: false };
  return { ...internet, allows: (address) => isPublicAddress(address) || isLocalAddress(address) };
}

/** The text of a form as an address that may be called. */
export function addressIn(text: string, config: Config): GivenHook['address'] {
  if (text.trim() === '') return { ok: false, why: 'url_missing' };
  const parsed = parseAddress(text.trim(), wayOf(config));
  return parsed.ok ? parsed : { ok: false, why: `url_${parsed.why}` };
}

export type Sent = Pick<Delivery, 'id' | 'url' | 'body'>;

/** What an attempt at this moment sends beside the body. */
export function headersOf({ id, body }: Sent, secrets: readonly string[], at: Date): Readonly<Record<string, string>> {
  const timestamp = Math.floor(at.getTime() / 1000);
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Tuntas-Webhooks',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf(secrets, { id, timestamp, body }),
  };
}

/** Sends it once. An answer that leads elsewhere is no success: nothing is followed. */
export async function sendOnce(
  it: Sent,
  { config, secrets, now }: { readonly config: Config; readonly secrets: readonly string[]; readonly now: Date },
): Promise<Result> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  const way = wayOf(config);
  // The settings may have become stricter since the address was taken.
  const url = parseAddress(it.url, way);
  if (!url.ok) return { status: null, fault: 'forbidden', answer: '', durationMs: took() };
  const headers = headersOf(it, secrets, now);
  const reply = await callOut(url.value, { method: 'POST', headers, body: it.body, keepBytes: KEPT_BYTES }, way);
  if (!reply.ok) return { status: null, fault: reply.why, answer: '', durationMs: took() };
  // PostgreSQL keeps no NUL, and a cut answer may end within a letter.
  const answer = reply.value.text.replaceAll('\0', '').toWellFormed();
  return { status: reply.value.status, fault: null, answer, durationMs: took() };
}
