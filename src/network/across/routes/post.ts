import type { Viewer } from '#identity/index.ts';
import { commonProblems, type ProblemKind, problemResponse } from '#platform/http/api/problem.ts';
import { bytesUpTo } from '#platform/http/bytes.ts';
import type { Visit } from '#platform/http/route.ts';
import { secondOf } from '../../feed/rules.ts';
import { signerOf } from '../../keys/signer.ts';
import { followKeys } from '../../peers/follow.ts';
import type { Peer } from '../../peers/model.ts';
import { peerByHub, trustedKeysOf } from '../../peers/queries/peers.ts';
import { MOST_MESSAGE_BYTES } from '../../wire/model/limits.ts';
import { type HubMessage, type HubReceipt, RECEIPT_FORMAT } from '../../wire/model/message.ts';
import type { JsonObject } from '../../wire/rules/canonical.ts';
import type { Read } from '../../wire/rules/read.ts';
import { readMessage } from '../../wire/rules/read-message.ts';
import { signed } from '../../wire/rules/write.ts';
import { receive } from '../actions/receive.ts';

const problems = {
  unreadable: { code: 'message_unreadable', status: 400, text: 'across.problem.unreadable' },
  stranger: { code: 'hub_unknown', status: 403, text: 'across.problem.stranger' },
  mute: { code: 'cannot_sign', status: 503, text: 'across.problem.mute' },
} as const satisfies Record<string, ProblemKind>;

const refuse = (name: keyof typeof problems) => problemResponse({ problem: problems[name] });

/** Takes a message of a hub that people here have trusted; of any other one not a word is kept. */
export async function takeMessage(visit: Visit<Viewer>): Promise<Response> {
  const { db, now, baseUrl } = visit;
  const bytes = await bytesUpTo(visit.request, MOST_MESSAGE_BYTES);
  if (bytes === 'too_large') return problemResponse({ problem: commonProblems.tooLarge });
  const peer = await senderOf(visit, bytes);
  if (!peer) return refuse('stranger');
  const own = new URL(baseUrl).origin;
  const read = await readAs(visit, peer, { bytes, own });
  if (!read.ok)
    return refuse(read.why.why.startsWith('key_') || read.why.why === 'signature_wrong' ? 'stranger' : 'unreadable');
  const { signing } = await signerOf(visit, now);
  if (!signing) return refuse('mute');
  const message = read.value;
  const { outcome, why } = await db.transact((tx) => receive(tx, { peer, message, own, baseUrl }, now));
  const receipt: Omit<HubReceipt, 'signature'> = {
    ...{ format: RECEIPT_FORMAT, message: message.id, from: own, to: message.from },
    ...{ receivedAt: secondOf(now), outcome, why },
  };
  return Response.json(signed(receipt as JsonObject, signing), { headers: { 'cache-control': 'no-store' } });
}

/** The hub that the message says it is from, if it is one that is trusted here. */
async function senderOf({ db }: Visit<Viewer>, bytes: Uint8Array): Promise<Peer | null> {
  try {
    const from: unknown = (JSON.parse(new TextDecoder().decode(bytes)) as { readonly from?: unknown } | null)?.from;
    return typeof from === 'string' ? await peerByHub(db.conn, from.slice(0, 500)) : null;
  } catch {
    return null;
  }
}

type Asked = { readonly bytes: Uint8Array; readonly own: string };

/** With the keys that are trusted; when the hub has changed its key since, with those that it announced meanwhile. */
async function readAs(visit: Visit<Viewer>, peer: Peer, { bytes, own }: Asked): Promise<Read<HubMessage>> {
  const { db, now } = visit;
  const asked = async () => ({ to: own, from: peer.hub ?? '', keys: await trustedKeysOf(db.conn, peer.id), now });
  const read = readMessage(bytes, await asked());
  if (read.ok || read.why.why !== 'key_unknown') return read;
  const followed = await followKeys(peer, visit);
  return followed.ok ? readMessage(bytes, await asked()) : read;
}
