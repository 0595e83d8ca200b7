import type { Config } from '#platform/config.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { askHub } from '../peers/ask.ts';
import type { Peer } from '../peers/model.ts';
import type { HubKey } from '../wire/model/hub.ts';
import { CLOCK_LEEWAY_MS, MOST_PAGE_BYTES } from '../wire/model/limits.ts';
import { sequenceOf } from '../wire/rules/identifier.ts';
import { type ItemRead, type PageRead, readFeedPage } from '../wire/rules/read-feed.ts';
import type { Withdrawal } from './actions/keep.ts';
import type { RefusedRecord, RunFault } from './model.ts';
import { type DublinCore, listIn } from './oai.ts';
import { type Taken, takenForeign, takenItem } from './rules/doc.ts';
import { afterPage, dateOf, placeOf, readPlace } from './rules/foreign-place.ts';

/** One page of another hub, read: what is taken, what it withdrew, what is refused, and where it goes on. */
export type Page = {
  readonly taken: readonly Taken[];
  readonly withdrawn: readonly Withdrawal[];
  readonly refused: readonly RefusedRecord[];
  readonly cursor: string | null;
  /** The largest number on the page. */
  readonly number: number;
  readonly more: boolean;
  readonly bytes: number;
};

/** `restarted`: the hub counts anew, and is read from its beginning. */
export type PageFault = { readonly fault: RunFault | 'restarted'; readonly detail: string };

export type Next = {
  readonly peer: Pick<Peer, 'kind' | 'address' | 'hub' | 'feedUrl'>;
  readonly cursor: string | null;
  readonly keys: readonly HubKey[];
  readonly config: Pick<Config, 'networkLocal'>;
  readonly now: Date;
};

/** Asks for the page behind the cursor and reads it. */
export function nextPage(next: Next): Promise<Outcome<Page, PageFault>> {
  return next.peer.kind === 'tuntas' ? nextOfFeed(next) : nextOfForeign(next);
}

const no = (fault: PageFault['fault'], detail = '') => refused({ fault, detail });
const A_PAGE = '200';

async function nextOfFeed({ peer, cursor, keys, config, now }: Next): Promise<Outcome<Page, PageFault>> {
  const hub = peer.hub ?? '';
  const url = new URL(peer.feedUrl ?? '', hub);
  if (cursor !== null) url.searchParams.set('sejak', cursor);
  url.searchParams.set('jumlah', A_PAGE);
  const answer = await askHub({ url: url.href, config, most: MOST_PAGE_BYTES, accept: 'application/json' });
  if (!answer.ok) {
    const isExpired = answer.why.why === 'status' && answer.why.detail === '410' && cursor !== null;
    return isExpired ? no('restarted') : no(answer.why.why, answer.why.detail);
  }
  const read = readFeedPage(answer.value, { hub, since: cursor, keys, now });
  return read.ok ? done(pageOf(read.value, answer.value.length)) : no(read.why.why, read.why.at);
}

function pageOf({ items, next, more }: PageRead, bytes: number): Page {
  const read = items.flatMap((it) => (it.ok ? [it.item] : []));
  return {
    taken: read.flatMap((item) => (item.state === 'public' ? [takenItem(item)] : [])),
    withdrawn: read.flatMap((it) => (it.state === 'gone' ? [{ sourceId: it.id, number: it.sequence }] : [])),
    refused: items.flatMap(refusalOf),
    cursor: next,
    number: sequenceOf(next),
    more,
    bytes,
  };
}

function refusalOf(read: ItemRead): readonly RefusedRecord[] {
  if (read.ok) return [];
  const { why, at } = read.why;
  return [{ sourceId: read.id ?? '', title: '', field: at.slice(0, 100), why, detail: '' }];
}

async function nextOfForeign({ peer, cursor, config, now }: Next): Promise<Outcome<Page, PageFault>> {
  const place = readPlace(cursor);
  const url = new URL(peer.address);
  url.searchParams.set('verb', 'ListRecords');
  if (place.token !== null) url.searchParams.set('resumptionToken', place.token);
  else url.searchParams.set('metadataPrefix', 'oai_dc');
  if (place.token === null && place.from !== null) url.searchParams.set('from', place.from);
  const accept = 'text/xml, application/xml';
  const answer = await askHub({ url: url.href, config, most: MOST_PAGE_BYTES, accept });
  if (!answer.ok) return no(answer.why.why, answer.why.detail);
  const page = listIn(answer.value);
  if (!page) return no('unknown_format');
  const nothing = { taken: [], withdrawn: [], refused: [], number: 0, more: false, bytes: answer.value.length };
  if (page.error === 'noRecordsMatch') return done({ ...nothing, cursor: placeOf({ ...place, token: null }) });
  // What the token stood for is not known there any more: begin again where the last whole harvest ended.
  if (page.error === 'badResumptionToken' && place.token !== null)
    return done({ ...nothing, cursor: placeOf({ ...place, token: null }), more: true });
  if (page.error !== null) return no('oai_error', page.error.slice(0, 100));
  if (page.token !== null && page.token === place.token) return no('wrong_cursor', 'resumptionToken');
  const after = afterPage(place, page);
  return done({ ...nothing, ...readForeign(page.records, now), cursor: placeOf(after), more: page.token !== null });
}

/** Records of a foreign system, one by one: nothing is signed, so only what they say can be looked at. */
function readForeign(records: readonly DublinCore[], now: Date): Pick<Page, 'taken' | 'withdrawn' | 'refused'> {
  const taken: Taken[] = [];
  const withdrawn: Withdrawal[] = [];
  const wrong: RefusedRecord[] = [];
  for (const record of records) {
    const read = foreignOf(record, now);
    if ('why' in read) wrong.push(read);
    else if ('doc' in read) taken.push(read);
    else withdrawn.push(read);
  }
  return { taken, withdrawn, refused: wrong };
}

const LONGEST_ID = 200;

function foreignOf(record: DublinCore, now: Date): Taken | Withdrawal | RefusedRecord {
  const sourceId = record.identifier;
  const no = (why: RefusedRecord['why'], field: string): RefusedRecord => ({
    ...{ sourceId: sourceId.slice(0, LONGEST_ID), title: record.fields.title?.[0]?.slice(0, 300) ?? '' },
    ...{ field, why, detail: record.datestamp.slice(0, 100) },
  });
  if (sourceId === '' || sourceId.length > LONGEST_ID) return no('no_identifier', 'identifier');
  const changedAt = dateOf(record.datestamp);
  if (!changedAt) return no('wrong_shape', 'datestamp');
  if (changedAt.getTime() > now.getTime() + CLOCK_LEEWAY_MS) return no('dated_ahead', 'datestamp');
  if (record.isDeleted) return { sourceId, number: changedAt.getTime() };
  return takenForeign(record, changedAt) ?? no('no_title', 'title');
}
