import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { done, type Outcome, refused } from '../outcome.ts';
import { hostOf, isPublicAddress, type Reach } from './address.ts';

const PATIENCE_MS = 10_000;

/** How the house reaches other machines: whom it may ask, and how long it waits for everything together. */
export type Way = Reach & {
  /** Every address of a host. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly patienceMs: number;
};

/** The public internet, by http and https. */
export const internet: Way = {
  plain: true,
  resolve: async (host) => (await lookup(host, { all: true })).map((it) => it.address),
  allows: isPublicAddress,
  patienceMs: PATIENCE_MS,
};

export type Question = {
  readonly method: 'HEAD' | 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** So many bytes of the answer are read, then the line is cut; none when left out. */
  readonly keepBytes?: number;
};

export type Reply = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The beginning of the answer, as far as it was asked for and came in time. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Whether that is all of it: neither cut at its bound nor broken off. */
  readonly isWhole: boolean;
};

/** The host has an address that may not be asked · has none · does not answer in time · breaks off or does not speak http(s). */
export type CallFault = 'forbidden' | 'unknown_host' | 'timeout' | 'unreachable';

/**
 * Asks another machine once. The name is looked up once and all its addresses must be allowed; the one that was judged
 * is then called, whatever the name says later. An answer that sends elsewhere is an answer: nothing is followed here.
 */
export async function callOut(url: URL, question: Question, way: Way): Promise<Outcome<Reply, CallFault>> {
  const signal = AbortSignal.timeout(way.patienceMs);
  const address = await checkedAddress(url, way, signal);
  if (!address.ok) return address;
  try {
    return done(await ask(url, question, { address: address.value, signal }));
  } catch {
    return refused(signal.aborted ? 'timeout' : 'unreachable');
  }
}

async function checkedAddress(url: URL, way: Way, signal: AbortSignal): Promise<Outcome<string, CallFault>> {
  const host = hostOf(url);
  const all = isIP(host) ? [host] : await resolved(host, way, signal);
  if (all === null) return refused('timeout');
  const [first] = all;
  if (first === undefined) return refused('unknown_host');
  return all.every(way.allows) ? done(first) : refused('forbidden');
}

/** The addresses of the host, none when nobody knows it; null when looking it up took too long. */
async function resolved(host: string, way: Way, signal: AbortSignal): Promise<readonly string[] | null> {
  const late = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }));
  return Promise.race([way.resolve(host).catch(() => []), late]);
}

type Line = { readonly address: string; readonly signal: AbortSignal };

function ask(url: URL, question: Question, { address, signal }: Line): Promise<Reply> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const family = isIP(address);
  const pinned = (_host: string, options: { all?: boolean }, answer: (...given: unknown[]) => void) =>
    options.all ? answer(null, [{ address, family }]) : answer(null, address, family);
  const { method, headers, body, keepBytes = 0 } = question;
  return new Promise((resolve, reject) => {
    const call = send(url, { method, headers, signal, agent: false, lookup: pinned as never }, (response) => {
      // Its status was said: what breaks from here on is the rest of its text.
      call.off('error', reject).on('error', () => {});
      const { statusCode, headers: said } = response;
      beginningOf(response, keepBytes).then((begun) => resolve({ status: statusCode ?? 0, headers: said, ...begun }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** What came of the answer until there was enough of it or the line broke: the status was said before. */
async function beginningOf(
  response: IncomingMessage,
  bytes: number,
): Promise<Pick<Reply, 'text' | 'bytes' | 'isWhole'>> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of bytes > 0 ? response : []) {
      parts.push(part as Buffer);
      size += (part as Buffer).length;
      if (size > bytes) break;
    }
  } catch {
    // A cut answer is told as far as it came.
  }
  const isWhole = response.complete && size <= bytes;
  response.destroy();
  const whole = Buffer.concat(parts).subarray(0, bytes);
  return { text: whole.toString('utf8'), bytes: whole, isWhole };
}
