import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { LinkState } from '../model.ts';
import { isPublicAddress } from './address.ts';

const PATIENCE_MS = 10_000;
const MOST_MOVES = 5;

export type Way = {
  /** Every address of a host. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly allows: (address: string) => boolean;
  readonly patienceMs: number;
};

const internet: Way = {
  resolve: async (host) => (await lookup(host, { all: true })).map((it) => it.address),
  allows: isPublicAddress,
  patienceMs: PATIENCE_MS,
};

type Seen = { readonly status: number; readonly location: string | null };

/** Looks whether something answers at the address. Only the public internet is asked, after every move anew. */
export async function checkLink(address: string, way: Way = internet): Promise<LinkState> {
  let url = parsed(address);
  for (let moves = 0; url !== null && moves <= MOST_MOVES; moves += 1) {
    const seen = await look(url, way);
    if (!seen) return 'unreachable';
    if (!isMove(seen.status) || !seen.location) return stateOf(seen.status);
    url = parsed(seen.location, url);
  }
  return url === null ? 'unreachable' : 'broken';
}

function parsed(address: string, base?: URL): URL | null {
  const url = URL.parse(address, base);
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url : null;
}

const isMove = (status: number) => [301, 302, 303, 307, 308].includes(status);

/** Pages that ask for a sign-in or for patience are there. */
function stateOf(status: number): LinkState {
  if (status < 400 || [401, 403, 429].includes(status)) return 'ok';
  return status < 500 ? 'broken' : 'unreachable';
}

/** What the host says; HEAD first, GET where HEAD is not liked. Null when nobody may be asked or nobody answers. */
async function look(url: URL, way: Way): Promise<Seen | null> {
  const address = await checkedAddress(url, way).catch(() => null);
  if (!address) return null;
  const first = await ask('HEAD', url, { address, way }).catch(() => null);
  if (first && first.status < 400) return first;
  return ask('GET', url, { address, way }).catch(() => first);
}

/** One address of the host, when all of them are allowed: the same one is then called, whatever the name says later. */
async function checkedAddress(url: URL, way: Way): Promise<string | null> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const all = isIP(host) ? [host] : await way.resolve(host);
  return all.length > 0 && all.every(way.allows) ? (all[0] ?? null) : null;
}

type Call = { readonly address: string; readonly way: Way };

function ask(method: 'HEAD' | 'GET', url: URL, { address, way }: Call): Promise<Seen> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const family = isIP(address);
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(way.patienceMs);
    const headers = { 'user-agent': 'Tuntas link check', accept: '*/*' };
    const pinned = (_host: string, options: { all?: boolean }, answer: (...given: unknown[]) => void) =>
      options.all ? answer(null, [{ address, family }]) : answer(null, address, family);
    const call = send(url, { method, headers, signal, agent: false, lookup: pinned as never }, (response) => {
      resolve(seenOf(response));
      // The text itself is of no interest.
      response.destroy();
    });
    call.on('error', reject);
    call.end();
  });
}

function seenOf({ statusCode, headers }: IncomingMessage): Seen {
  return { status: statusCode ?? 0, location: headers.location ?? null };
}
