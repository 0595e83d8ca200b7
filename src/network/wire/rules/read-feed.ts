import { done } from '#platform/outcome.ts';
import { FEED_FORMAT, type FeedItem, type FeedPage, feedItem, feedPage, ITEM_FORMAT } from '../model/feed.ts';
import type { HubKey } from '../model/hub.ts';
import { CLOCK_LEEWAY_MS, MOST_ITEM_BYTES, MOST_PAGE_BYTES } from '../model/limits.ts';
import type { Refused } from '../model/refusal.ts';
import {
  canonical,
  type Json,
  type JsonObject,
  signedWith,
  type WrittenDocument,
  writtenDocument,
} from './canonical.ts';
import { hostOf, sequenceOf } from './identifier.ts';
import { no, objectOf, type Read, readJson, shaped, whyNotSigned } from './read.ts';

export type FeedAsked = {
  /** The origin that was asked, and the cursor that was sent. */
  readonly hub: string;
  readonly since: string | null;
  /** The keys of the hub that the reader trusts. */
  readonly keys: readonly HubKey[];
  readonly now: Date;
};

/** An item that is taken, or why it is not, with whatever identifier it says. */
export type ItemRead =
  | { readonly ok: true; readonly item: FeedItem }
  | { readonly ok: false; readonly id: string | null; readonly why: Refused };

export type PageRead = Omit<FeedPage, 'items'> & { readonly items: readonly ItemRead[] };

/** A page of changes as it came: refused as a whole when the page is wrong, item by item when an item is. */
export function readFeedPage(bytes: Uint8Array, asked: FeedAsked): Read<PageRead> {
  const value = readJson(bytes, FEED_FORMAT, MOST_PAGE_BYTES);
  if (!value.ok) return value;
  const page = shaped(value.value, feedPage);
  if (!page.ok) return page;
  if (page.value.hub !== asked.hub) return no('wrong_hub', 'hub');
  if (page.value.since !== asked.since) return no('wrong_cursor', 'since');
  const written = page.value.items.map(writtenItem);
  const text = () => signedWith(value.value, 'items', `[${written.map(wholeOf).join(',')}]`);
  const why = whyNotSigned(value.value, asked.keys, asked.now, text);
  if (why) return no(why, 'signature');
  const items = page.value.items.map((item, at) => readItem(item, { ...asked, written: written[at] ?? null }));
  const [last, next] = [lastOf(items), sequenceOf(page.value.next)];
  if (!areAscending(items, asked.since)) return no('out_of_order', 'items');
  // A cursor behind what was sent would come round for ever; one that stands still with more to come as well.
  if (next < Math.max(last, sequenceOf(asked.since))) return no('wrong_cursor', 'next');
  if (page.value.more && next === sequenceOf(asked.since)) return no('wrong_cursor', 'next');
  return done({ ...page.value, items });
}

/** An item in its canonical form, which page and item both sign; null: it has none, and neither is signed. */
function writtenItem(item: unknown): WrittenDocument | null {
  try {
    if (typeof item === 'object' && item !== null && !Array.isArray(item)) return writtenDocument(item as JsonObject);
    const text = canonical(item as Json);
    return { whole: text, signed: text };
  } catch {
    return null;
  }
}

function wholeOf(item: WrittenDocument | null): string {
  if (!item) throw new Error('no text of JSON');
  return item.whole;
}

type ItemAsked = Omit<FeedAsked, 'since'> & { readonly written?: WrittenDocument | null };

/** One item, signed by itself, so that it can be kept and handed on with its proof. */
export function readItem(value: unknown, asked: ItemAsked): ItemRead {
  const said = (value as { readonly id?: unknown } | null)?.id;
  const id = typeof said === 'string' ? said.slice(0, 200) : null;
  const object = objectOf(value, ITEM_FORMAT);
  if (!object.ok) return { ok: false, id, why: object.why };
  const item = shaped(object.value, feedItem);
  if (!item.ok) return { ok: false, id, why: item.why };
  const why = whyNotItem(object.value, item.value, asked);
  return why ? { ok: false, id, why } : { ok: true, item: item.value };
}

function whyNotItem(object: JsonObject, item: FeedItem, asked: ItemAsked): Refused | null {
  if (item.hub !== asked.hub) return { why: 'wrong_hub', at: 'hub' };
  if (!item.id.startsWith(`oai:${hostOf(asked.hub)}:`)) return { why: 'wrong_hub', at: 'id' };
  if (item.url !== null && new URL(item.url).origin !== asked.hub) return { why: 'wrong_hub', at: 'url' };
  const written = asked.written ?? writtenItem(object);
  if (!written) return { why: 'signature_wrong', at: 'signature' };
  const why = whyNotSigned(object, asked.keys, asked.now, () => written.signed);
  if (why) return { why, at: 'signature' };
  if (Buffer.byteLength(written.signed) > MOST_ITEM_BYTES) return { why: 'too_large', at: '' };
  const latest = asked.now.getTime() + CLOCK_LEEWAY_MS;
  if (Date.parse(item.changedAt) > latest) return { why: 'dated_ahead', at: 'changedAt' };
  if (item.record && Date.parse(item.record.publishedAt) > latest)
    return { why: 'dated_ahead', at: 'record.publishedAt' };
  return null;
}

const taken = (items: readonly ItemRead[]): readonly FeedItem[] => items.flatMap((it) => (it.ok ? it.item : []));

function lastOf(items: readonly ItemRead[]): number {
  return taken(items).at(-1)?.sequence ?? 0;
}

/** Sequences grow, from behind the cursor on, and the moments with them. */
function areAscending(items: readonly ItemRead[], since: string | null): boolean {
  let [sequence, moment] = [sequenceOf(since), 0];
  for (const item of taken(items)) {
    if (item.sequence <= sequence || Date.parse(item.changedAt) < moment) return false;
    [sequence, moment] = [item.sequence, Date.parse(item.changedAt)];
  }
  return true;
}
