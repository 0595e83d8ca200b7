import type { Publication } from '../publication/model.ts';
import { cursorText, FEED_FORMAT, ITEM_FORMAT } from '../wire/model/feed.ts';
import { canonical, type Json, membersOf } from '../wire/rules/canonical.ts';
import { identifierOf, sequenceOf } from '../wire/rules/identifier.ts';
import { signatureOf } from '../wire/rules/signature.ts';
import type { SigningKey } from '../wire/rules/write.ts';

type Member = readonly [name: string, written: string];
const said = (name: string, value: Json): Member => [name, canonical(value)];

/** The members and their signature, written canonically. */
function signedObject(members: readonly Member[], key: SigningKey): string {
  const signature = { key: key.id, value: signatureOf(membersOf(members), key.key) };
  return membersOf([...members, said('signature', signature)]);
}

const SECONDS = 19;
/** A moment to the second: `2026-05-30T01:02:03Z`. */
export const secondOf = (at: Date): string => `${at.toISOString().slice(0, SECONDS)}Z`;

type Written = { readonly hub: string; readonly key: SigningKey; readonly urlOf: (it: Publication) => string };

/** One change as it travels, signed by itself. */
export function itemText(it: Publication, { hub, key, urlOf }: Written): string {
  return signedObject(
    [
      said('format', ITEM_FORMAT),
      said('id', identifierOf(hub, it.id)),
      said('hub', hub),
      said('kind', 'innovation'),
      said('sequence', it.position),
      said('changedAt', secondOf(it.changedAt)),
      said('state', it.state),
      said('url', it.document === null ? null : urlOf(it)),
      ['record', it.document ?? 'null'],
    ],
    key,
  );
}

/** Where a page stops though it could hold more items: readers refuse twice as much. */
const FULL_PAGE = 4 * 1024 * 1024;

/** As many of the items as one page holds, at least one. */
export function fitting(items: readonly string[]): readonly string[] {
  let bytes = 0;
  const past = items.findIndex((text, at) => {
    bytes += Buffer.byteLength(text);
    return at > 0 && bytes > FULL_PAGE;
  });
  return past === -1 ? items : items.slice(0, past);
}

export type PageSaid = {
  readonly hub: string;
  readonly since: string | null;
  readonly items: readonly string[];
  readonly next: string;
  readonly more: boolean;
  readonly total: number;
};

export function pageText({ hub, since, items, next, more, total }: PageSaid, key: SigningKey): string {
  return signedObject(
    [
      said('format', FEED_FORMAT),
      said('hub', hub),
      said('since', since),
      ['items', `[${items.join(',')}]`],
      said('next', next),
      said('more', more),
      said('total', total),
    ],
    key,
  );
}

export type Cursor = { readonly epoch: string; readonly sequence: number };

export const cursorOf = ({ epoch, sequence }: Cursor): string => `${epoch}.${sequence}`;

/** What a reader asks for: nothing for the beginning; `invalid` for what is no cursor. */
export function readCursor(text: string | null): Cursor | null | 'invalid' {
  if (text === null || text === '') return null;
  if (!cursorText.safeParse(text).success) return 'invalid';
  return { epoch: text.slice(0, text.indexOf('.')), sequence: sequenceOf(text) };
}

/** Whether a cursor still leads on: of this epoch, and not ahead of everything. */
export function leadsOn(cursor: Cursor, feed: { readonly epoch: string; readonly head: number }): boolean {
  return cursor.epoch === feed.epoch && cursor.sequence <= feed.head;
}

const USUAL_ITEMS = 100;
const MOST_SENT = 200;

/** How many items a page is to have at most. */
export function readSize(text: string | null): number {
  const asked = text !== null && /^\d{1,6}$/.test(text) ? Number(text) : USUAL_ITEMS;
  return Math.min(Math.max(asked, 1), MOST_SENT);
}
