import type { JobContext } from '#platform/jobs.ts';
import { signerOf } from '../keys/signer.ts';
import { askHub } from '../peers/ask.ts';
import { peerById, trustedKeysOf } from '../peers/queries/peers.ts';
import { MOST_MESSAGE_BYTES } from '../wire/model/limits.ts';
import type { JsonObject } from '../wire/rules/canonical.ts';
import { readReceipt } from '../wire/rules/read-message.ts';
import { signed } from '../wire/rules/write.ts';
import { noteAnswer } from './actions/sent.ts';
import type { AcrossId, Answer } from './model.ts';
import { acrossById, type Outgoing, oldestWaiting } from './queries/across.ts';

/** One attempt at the oldest message that waits; the next one follows when the other hub has receipted it. */
export async function sendNext(acrossId: AcrossId, context: JobContext): Promise<void> {
  const { db, now } = context;
  const across = await acrossById(db.conn, acrossId);
  const message = across && (await oldestWaiting(db.conn, acrossId));
  if (!across || !message) return;
  const answer = await post(across.peerId, message, context);
  await db.transact((tx) => noteAnswer(tx, { acrossId, message, answer }, now));
}

async function post(peerId: Parameters<typeof peerById>[1], message: Outgoing, context: JobContext): Promise<Answer> {
  const { db, config, baseUrl, now } = context;
  const peer = await peerById(db.conn, peerId);
  const { signing } = await signerOf({ db, config }, now);
  if (!peer?.messagesUrl || peer.hub === null || !signing) return { outcome: 'unsent', why: 'no_requests' };
  const body = JSON.stringify(signed(message.body as JsonObject, signing));
  const asked = { url: peer.messagesUrl, config, most: MOST_MESSAGE_BYTES, accept: 'application/json', body };
  const answer = await askHub(asked);
  if (!answer.ok) return { outcome: 'unsent', why: `${answer.why.why} ${answer.why.detail}`.trim() };
  const keys = await trustedKeysOf(db.conn, peerId);
  const read = readReceipt(answer.value, { to: new URL(baseUrl).origin, from: peer.hub, keys, now }, message.id);
  if (!read.ok) return { outcome: 'unsent', why: read.why.why };
  return { outcome: read.value.outcome, why: read.value.why ?? '' };
}
