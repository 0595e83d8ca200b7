import * as z from 'zod';
import { MOST_ITEMS } from './limits.ts';
import { address, identifier, moment, origin, signature } from './parts.ts';
import { wireRecord } from './record.ts';

export const ITEM_FORMAT = 'tuntas-record/1';
export const FEED_FORMAT = 'tuntas-feed/1';

/** Where a record stands among all changes of its hub; the last change of a record alone is kept. */
export const sequence = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
/** `EPOCH.SEQUENCE`: opaque to who follows, and handed back as it came. */
export const cursorText = z.string().regex(/^[a-z0-9]{8}\.(?:0|[1-9]\d{0,15})$/);

const itemHead = {
  format: z.literal(ITEM_FORMAT),
  id: identifier,
  hub: origin,
  kind: z.literal('innovation'),
  sequence,
  /** When the hub published this change, to the second, in UTC; never before an item of a smaller sequence. */
  changedAt: moment,
  signature,
};

const publicItem = z.object({ ...itemHead, state: z.literal('public'), url: address, record: wireRecord });
/** A record that left the public: nothing of it but its identifier. */
const goneItem = z.object({ ...itemHead, state: z.literal('gone'), url: z.null(), record: z.null() });

export const feedItem = z.discriminatedUnion('state', [publicItem, goneItem]);
export type FeedItem = z.infer<typeof feedItem>;

export const feedPage = z.object({
  format: z.literal(FEED_FORMAT),
  hub: origin,
  /** The cursor that was asked for; null for the beginning. */
  since: cursorText.nullable(),
  /** Read one by one, so that a wrong item does not hide its neighbours. */
  items: z.array(z.unknown()).max(MOST_ITEMS),
  next: cursorText,
  more: z.boolean(),
  /** How many records, public and gone, the hub tells of in all. */
  total: z.number().int().min(0),
  signature,
});
export type FeedPage = z.infer<typeof feedPage>;
