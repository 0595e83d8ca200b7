import { anyone, regionName, type Viewer } from '#identity/index.ts';
import { type ProblemKind, problemResponse } from '#platform/http/api/problem.ts';
import type { Route, Visit } from '#platform/http/route.ts';
import { baseLocale, inLocale, t } from '#platform/i18n/i18n.ts';
import { answered, etagOf, publicState, paths as registryPaths } from '#registry/index.ts';
import { paths as acrossPaths } from '../across/paths.ts';
import { toldOf } from '../keys/rules.ts';
import { signerOf } from '../keys/signer.ts';
import { paths } from '../paths.ts';
import type { Feed, Publication } from '../publication/model.ts';
import { feedNow, publicationCounts, publicationsIn } from '../publication/queries.ts';
import { HUB_FORMAT, type HubDocument } from '../wire/model/hub.ts';
import type { JsonObject } from '../wire/rules/canonical.ts';
import { type SigningKey, signed } from '../wire/rules/write.ts';
import {
  type Cursor,
  cursorOf,
  fitting,
  itemText,
  leadsOn,
  pageText,
  readCursor,
  readSize,
  secondOf,
} from './rules.ts';

type FeedVisit = Visit<Viewer>;

/** What other hubs of Tuntas ask for. */
export const feedRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.hub.pattern, guard: anyone, event: 'network.feed.hub', handle: hubDocument },
  { method: 'get', path: paths.feed.pattern, guard: anyone, event: 'network.feed.changes', handle: changes },
];

export const feedEvents: readonly string[] = ['network.feed.hub', 'network.feed.changes'];

const HUB = { type: 'application/json', seconds: 300 };
/** A reader that asks again must hear of what is gone. */
const CHANGES = { type: 'application/json', seconds: 0 };

const problems = {
  invalid: { code: 'cursor_invalid', status: 400, text: 'feed.problem.cursor_invalid' },
  expired: { code: 'cursor_expired', status: 410, text: 'feed.problem.cursor_expired' },
  mute: { code: 'cannot_sign', status: 503, text: 'feed.problem.cannot_sign' },
} as const satisfies Record<string, ProblemKind>;

const refuse = (name: keyof typeof problems) => problemResponse({ problem: problems[name] });

/** The origin under which this hub is known; a path in its address is none of it. */
export const hubOf = (visit: Pick<FeedVisit, 'baseUrl'>): string => new URL(visit.baseUrl).origin;

async function hubDocument(visit: FeedVisit): Promise<Response> {
  const { keys, signing } = await signerOf(visit, visit.now);
  if (!signing) return refuse('mute');
  const { hubRegion } = visit.config;
  const document: Omit<HubDocument, 'signature'> = {
    format: HUB_FORMAT,
    hub: hubOf(visit),
    name: inLocale(baseLocale, () => t('feeds.author', { region: regionName(hubRegion) })),
    region: { code: hubRegion, name: regionName(hubRegion) },
    feed: hubOf(visit) + paths.feed.to(),
    oai: hubOf(visit) + paths.oai.to(),
    catalogue: hubOf(visit) + paths.openCatalogue.to(),
    messages: hubOf(visit) + acrossPaths.post.to(),
    keys: keys.map(toldOf),
    issuedAt: secondOf(visit.now),
  };
  const { issuedAt: _moment, ...lasting } = document;
  const validators = { etag: etagOf(JSON.stringify(lasting), signing.id), lastModified: null };
  return answered(visit, validators, HUB, async () => JSON.stringify(signed(document as JsonObject, signing)));
}

/** A hub that has published nothing yet has a feed all the same, to which any cursor of it leads. */
const NOTHING: Feed = { epoch: '00000000', head: 0, changedAt: null, tokenSecret: '' };

async function changes(visit: FeedVisit): Promise<Response> {
  const { conn } = visit.db;
  const cursor = readCursor(visit.query.get('sejak'));
  if (cursor === 'invalid') return refuse('invalid');
  const { signing } = await signerOf(visit, visit.now);
  if (!signing) return refuse('mute');
  const feed = (await feedNow(conn)) ?? NOTHING;
  if (cursor && !leadsOn(cursor, feed)) return refuse('expired');
  const size = readSize(visit.query.get('jumlah'));
  const { stamp } = await publicState(conn, visit.now);
  const etag = etagOf(hubOf(visit), feed.epoch, feed.head, visit.query.get('sejak') ?? '', size, signing.id, stamp);
  return answered(visit, { etag, lastModified: null }, CHANGES, () => page(visit, { cursor, feed, size, signing }));
}

type Asked = {
  readonly cursor: Cursor | null;
  readonly feed: Feed;
  readonly size: number;
  readonly signing: SigningKey;
};

async function page(visit: FeedVisit, { cursor, feed, size, signing }: Asked): Promise<string> {
  const hub = hubOf(visit);
  const stretch = { behind: cursor?.sequence ?? 0, through: feed.head, set: null };
  const found = await publicationsIn(visit.db.conn, stretch, size);
  const written = {
    hub,
    key: signing,
    urlOf: (it: Publication) => hub + registryPaths.record.to(it.id),
  };
  const items = fitting(found.map((it) => itemText(it, written)));
  const last = found[items.length - 1]?.position ?? feed.head;
  const counts = await publicationCounts(visit.db.conn);
  const more = items.length < found.length || (found.length === size && last < feed.head);
  const next = cursorOf({ epoch: feed.epoch, sequence: more ? last : feed.head });
  const since = cursor && cursorOf(cursor);
  return pageText({ hub, since, items, next, more, total: counts.open + counts.gone }, signing);
}
