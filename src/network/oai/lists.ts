import { done, refused } from '#platform/outcome.ts';
import type { Xml } from '#registry/index.ts';
import type { Feed, Publication } from '../publication/model.ts';
import { countIn, feedNow, publicationsIn, settled, stretchBetween } from '../publication/queries.ts';
import type { Bound, ListAsked, ListVerb, Stand } from './model.ts';
import { type Answered, headerOf, type Provider, recordOf } from './record.ts';
import { headerPart, listPart } from './rules/envelope.ts';
import { oaiError } from './rules/request.ts';
import { readToken, tokenOf } from './rules/token.ts';

/** Items of one answer: headers are short. */
const PAGE = { ListRecords: 100, ListIdentifiers: 500 } as const satisfies Record<ListVerb, number>;
/** Where an answer ends though more items would be due. */
const FULL_ANSWER = 4 * 1024 * 1024;

const nothing = refused(oaiError('noRecordsMatch', 'Nothing was changed in that time and set.'));
const SECOND_MS = 1000;
const DAY_MS = 24 * 60 * 60 * SECOND_MS;

/** The moment before which a list ends: `until` is meant whole, its second or its day. */
function endOf(until: Bound | null): Date | null {
  return until && new Date(until.at.getTime() + (until.isDay ? DAY_MS : SECOND_MS));
}

/**
 * The first part of a list. What is numbered at this moment is waited for, so that who asks again from the moment of this
 * answer on misses nothing; the list then stays between two positions.
 */
export async function listed(provider: Provider, { verb, prefix, from, until, set }: ListAsked): Answered {
  const { conn } = provider;
  await settled(conn);
  const feed = await feedNow(conn);
  if (!feed) return nothing;
  const between = await stretchBetween(conn, { from: from?.at ?? null, before: endOf(until) }, feed.head);
  const size = await countIn(conn, { ...between, set });
  if (size === 0) return nothing;
  return part(provider, feed, { verb, prefix, set, epoch: feed.epoch, ...between, given: 0, size });
}

const stale = refused(
  oaiError('badResumptionToken', 'The token was not given by this provider for this verb, or leads on no more.'),
);

/** The part of a list to which a token leads; the same token leads to the same place again. */
export async function resumed(provider: Provider, verb: ListVerb, token: string): Answered {
  const feed = await feedNow(provider.conn);
  const stand = feed && readToken(token, feed.tokenSecret);
  if (!feed || !stand || stand.verb !== verb || stand.epoch !== feed.epoch) return stale;
  return part(provider, feed, stand);
}

async function part(provider: Provider, feed: Feed, stand: Stand): Answered {
  const { verb } = stand;
  const limit = PAGE[verb];
  const found = await publicationsIn(provider.conn, stand, limit + 1, verb === 'ListRecords');
  const parts = fitting(found.slice(0, limit).map((it) => written(provider, it, stand)));
  const given = stand.given + parts.length;
  const isLast = parts.length === found.length;
  const next = { ...stand, given, behind: found[parts.length - 1]?.position ?? stand.through };
  const token = isLast ? null : tokenOf(next, feed.tokenSecret);
  const isWhole = isLast && stand.given === 0;
  // Everything changed meanwhile and stands behind this list: its last part would be empty, which no answer may be.
  if (parts.length === 0) return nothing;
  return done(
    listPart(verb, parts, isWhole ? null : { token, cursor: stand.given, size: Math.max(stand.size, given) }),
  );
}

function written(provider: Provider, it: Publication, { verb, prefix }: Stand): Xml {
  return verb === 'ListIdentifiers' ? headerPart(headerOf(provider, it)) : recordOf(provider, it, prefix);
}

function fitting(parts: readonly Xml[]): readonly Xml[] {
  let bytes = 0;
  const past = parts.findIndex((it, at) => {
    bytes += it.xml.length;
    return at > 0 && bytes > FULL_ANSWER;
  });
  return past === -1 ? parts : parts.slice(0, past);
}
