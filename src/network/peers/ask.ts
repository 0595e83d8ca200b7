import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Config } from '#platform/config.ts';
import { isLocalAddress, isPublicAddress, parseAddress } from '#platform/outbound/address.ts';
import { type CallFault, callOut, internet, type Way } from '#platform/outbound/call.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';

const PATIENCE_MS = 30_000;
const unpack = promisify(gunzip);

/** Why another hub gave no answer that can be read; `detail` is a status, or where it sends elsewhere. */
export type AskFault = {
  readonly why: CallFault | 'too_large' | 'broken_off' | 'moved' | 'status' | 'broken_packing';
  readonly detail: string;
};

export type Asking = {
  readonly url: string;
  readonly config: Pick<Config, 'networkLocal'>;
  /** So many bytes, packed and unpacked; what is longer is cut while it comes. */
  readonly most: number;
  readonly accept: string;
  /** A message to be posted, as JSON. */
  readonly body?: string;
};

/** How other hubs are reached: by https on the public internet, and in the own network where the settings say so. */
function wayOf({ networkLocal }: Pick<Config, 'networkLocal'>): Way {
  const way = { ...internet, patienceMs: PATIENCE_MS };
  if (!networkLocal) return { ...way, plain: false };
  return { ...way, plain: true, allows: (address) => isPublicAddress(address) || isLocalAddress(address) };
}

/** The text of a form as an address of another hub. */
export const addressIn = (text: string, config: Pick<Config, 'networkLocal'>) =>
  parseAddress(text.trim(), wayOf(config));

/** What another hub answers, whole or not at all. Nothing is followed that leads elsewhere, and nothing is read past the bound. */
export async function askHub(asking: Asking): Promise<Outcome<Uint8Array, AskFault>> {
  const { url, config, most, accept, body } = asking;
  const way = wayOf(config);
  // The settings may have become stricter since the address was taken.
  const parsed = parseAddress(url, way);
  if (!parsed.ok) return refused({ why: 'forbidden', detail: '' });
  const headers = { accept, 'accept-encoding': 'gzip', 'user-agent': 'Tuntas-Harvest' };
  const posting = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body ?? '')) };
  const question =
    body === undefined
      ? ({ method: 'GET', headers, keepBytes: most } as const)
      : ({ method: 'POST', headers: { ...headers, ...posting }, body, keepBytes: most } as const);
  const reply = await callOut(parsed.value, question, way);
  if (!reply.ok) return refused({ why: reply.why, detail: '' });
  const { status, headers: told, bytes, isWhole } = reply.value;
  if (status >= 300 && status < 400)
    return refused({ why: 'moved', detail: String(told.location ?? '').slice(0, 200) });
  if (status !== 200) return refused({ why: 'status', detail: String(status) });
  if (!isWhole) return refused({ why: bytes.length >= most ? 'too_large' : 'broken_off', detail: '' });
  return told['content-encoding'] === 'gzip' ? unpacked(bytes, most) : done(bytes);
}

async function unpacked(bytes: Uint8Array, most: number): Promise<Outcome<Uint8Array, AskFault>> {
  try {
    return done(await unpack(bytes, { maxOutputLength: most }));
  } catch (error) {
    const isTooLarge = (error as { readonly code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    return refused({ why: isTooLarge ? 'too_large' : 'broken_packing', detail: '' });
  }
}
