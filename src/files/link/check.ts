import { parseAddress } from '#platform/outbound/address.ts';
import { callOut, internet, type Reply, type Way } from '#platform/outbound/call.ts';
import type { LinkState } from '../model.ts';

const MOST_MOVES = 5;

/** Looks whether something answers at the address. Only the public internet is asked, after every move anew. */
export async function checkLink(address: string, way: Way = internet): Promise<LinkState> {
  let url = parsed(address, way);
  for (let moves = 0; url !== null && moves <= MOST_MOVES; moves += 1) {
    const seen = await look(url, way);
    if (!seen) return 'unreachable';
    const { location } = seen.headers;
    if (!isMove(seen.status) || !location) return stateOf(seen.status);
    url = parsed(location, way, url);
  }
  return url === null ? 'unreachable' : 'broken';
}

function parsed(address: string, way: Way, base?: URL): URL | null {
  const url = parseAddress(address, way, base);
  return url.ok ? url.value : null;
}

const isMove = (status: number) => [301, 302, 303, 307, 308].includes(status);

/** Pages that ask for a sign-in or for patience are there. */
function stateOf(status: number): LinkState {
  if (status < 400 || [401, 403, 429].includes(status)) return 'ok';
  return status < 500 ? 'broken' : 'unreachable';
}

const headers = { 'user-agent': 'Tuntas link check', accept: '*/*' };

/** What the host says; HEAD first, GET where HEAD is not liked. Null when nobody may be asked or nobody answers. */
async function look(url: URL, way: Way): Promise<Reply | null> {
  const first = await callOut(url, { method: 'HEAD', headers }, way);
  if (first.ok && first.value.status < 400) return first.value;
  if (!first.ok && (first.why === 'forbidden' || first.why === 'unknown_host')) return null;
  const second = await callOut(url, { method: 'GET', headers }, way);
  if (second.ok) return second.value;
  return first.ok ? first.value : null;
}
