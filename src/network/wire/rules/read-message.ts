import { done } from '#platform/outcome.ts';
import type { HubKey } from '../model/hub.ts';
import { CLOCK_LEEWAY_MS, MOST_MESSAGE_BYTES } from '../model/limits.ts';
import {
  type HubMessage,
  type HubReceipt,
  hubMessage,
  hubReceipt,
  MESSAGE_FORMAT,
  RECEIPT_FORMAT,
} from '../model/message.ts';
import { hostOf } from './identifier.ts';
import { no, type Read, readJson, shaped, whyNotSigned } from './read.ts';

export type MessageAsked = {
  /** The hub that reads. */
  readonly to: string;
  /** The hub that is known to send, with the keys that the reader trusts. */
  readonly from: string;
  readonly keys: readonly HubKey[];
  readonly now: Date;
};

/** A message of another hub about a replication between both. */
export function readMessage(bytes: Uint8Array, asked: MessageAsked): Read<HubMessage> {
  const value = readJson(bytes, MESSAGE_FORMAT, MOST_MESSAGE_BYTES);
  if (!value.ok) return value;
  const message = shaped(value.value, hubMessage);
  if (!message.ok) return message;
  const it = message.value;
  const wrong = (['from', 'to'] as const).find((side) => it[side] !== asked[side]);
  if (wrong) return no('wrong_hub', wrong);
  const hubs = [asked.from, asked.to].map((hub) => `oai:${hostOf(hub)}:`);
  if (!hubs.some((head) => it.about.startsWith(head))) return no('wrong_hub', 'about');
  if ((it.asker !== null) !== (it.state === 'interest')) return no('wrong_shape', 'asker');
  const why = whyNotSigned(value.value, asked.keys, asked.now);
  if (why) return no(why, 'signature');
  if (Date.parse(it.sentAt) > asked.now.getTime() + CLOCK_LEEWAY_MS) return no('dated_ahead', 'sentAt');
  return done(it);
}

/** The receipt of a message that was sent; `message` is its id. */
export function readReceipt(bytes: Uint8Array, asked: MessageAsked, message: string): Read<HubReceipt> {
  const value = readJson(bytes, RECEIPT_FORMAT, MOST_MESSAGE_BYTES);
  if (!value.ok) return value;
  const receipt = shaped(value.value, hubReceipt);
  if (!receipt.ok) return receipt;
  const it = receipt.value;
  const wrong = (['from', 'to'] as const).find((side) => it[side] !== asked[side]);
  if (wrong) return no('wrong_hub', wrong);
  if (it.message !== message) return no('wrong_shape', 'message');
  const why = whyNotSigned(value.value, asked.keys, asked.now);
  return why ? no(why, 'signature') : done(it);
}
