import { anyone, regionName, type Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { baseLocale, inLocale, t } from '#platform/i18n/i18n.ts';
import { fieldsOf, type ListQuery, listAddress, readList } from '../list-query.ts';
import { paths as cataloguePaths } from '../paths.ts';
import { paths as recordPaths } from '../record/paths.ts';
import { excerptOf } from '../record/rules.ts';
import { filterText } from '../views/filter-text.ts';
import { answered, answeredText, documentOf, type FeedVisit, type Kind } from './answer.ts';
import { paths } from './paths.ts';
import { type FeedRow, newestRecords, publicState } from './queries.ts';
import { etagOf, type Xml, xml } from './rules.ts';
import { sitemapRoutes } from './sitemap.ts';

/** What feed readers, search engines and browsers ask for: rows that everyone may read, the same for everyone. */
export const feedRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.atom.pattern, guard: anyone, event: 'registry.feed.atom', handle: atom },
  { method: 'get', path: paths.robots.pattern, guard: anyone, event: 'registry.feed.robots', handle: robots },
  {
    method: 'get',
    path: paths.openSearch.pattern,
    guard: anyone,
    event: 'registry.feed.opensearch',
    handle: openSearch,
  },
  ...sitemapRoutes,
];

const ATOM: Kind = { type: 'application/atom+xml', seconds: 300 };
const OPEN_SEARCH: Kind = { type: 'application/opensearchdescription+xml', seconds: 86_400 };
const TEXT: Kind = { type: 'text/plain', seconds: 3600 };
const SUMMARY = 600;

/** The newest records of any list as a feed (RFC 4287). Indonesian, as the records are: readers keep one copy for all. */
async function atom(visit: FeedVisit): Promise<Response> {
  const { db, now, baseUrl } = visit;
  const query: ListQuery = { ...readList(visit.query), sort: null, page: 1 };
  const self = paths.atom.to(fieldsOf(query));
  const { stamp, changedAt } = await publicState(db.conn, now);
  const validators = { etag: etagOf(stamp, baseUrl, self), lastModified: changedAt };
  return answered(visit, validators, ATOM, async () => {
    const rows = await newestRecords(db.conn, query.text, query.filter);
    return inLocale(baseLocale, () => documentOf(feedOf(visit, { query, self, rows, changedAt })));
  });
}

type Feed = {
  readonly query: ListQuery;
  readonly self: string;
  readonly rows: readonly FeedRow[];
  readonly changedAt: Date;
};

function feedOf({ baseUrl, config }: FeedVisit, { query, self, rows, changedAt }: Feed): Xml {
  const region = regionName(config.hubRegion);
  const narrowed = filterText(query);
  const title = narrowed === '' ? t('feeds.title', { region }) : t('feeds.titleNarrowed', { region, narrowed });
  return xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${baseLocale}">
<id>${baseUrl + self}</id>
<title>${title}</title>
<updated>${(rows[0]?.movedAt ?? changedAt).toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${baseUrl + self}"/>
<link rel="alternate" type="text/html" href="${baseUrl + listAddress(query)}"/>
<author><name>${t('feeds.author', { region })}</name></author>
${rows.map((row) => entryOf(baseUrl, row))}</feed>
`;
}

function entryOf(baseUrl: string, row: FeedRow): Xml {
  const author = [row.unitName, row.institutionName].filter((name) => name !== null).join(', ');
  return xml`<entry>
<id>urn:uuid:${row.id}</id>
<title>${row.title}</title>
<published>${row.publishedAt.toISOString()}</published>
<updated>${row.movedAt.toISOString()}</updated>
<link rel="alternate" type="text/html" href="${baseUrl + recordPaths.page.to(row.id, row.title)}"/>
<author><name>${author}</name></author>
<summary>${excerptOf(row.summary, SUMMARY)}</summary>
</entry>
`;
}

/** Narrowed and sorted lists are the same records again, without end; work and forms are nothing to find. */
const closed = ['/kelola/', '/inovasi?', '/masalah?', '/cari', '/umpan.atom?', '/*/hubungi', '/*/replikasi', '/masuk'];

function robots(visit: FeedVisit): Promise<Response> {
  const lines = [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${visit.baseUrl + paths.sitemap.to()}`,
  ];
  return answeredText(visit, TEXT, `${lines.join('\n')}\n`);
}

/** Lets a browser search the catalogue from its address bar (OpenSearch 1.1). */
function openSearch(visit: FeedVisit): Promise<Response> {
  const { baseUrl, config } = visit;
  const template = (path: string) => `${baseUrl}${path}?q={searchTerms}`;
  const description = inLocale(
    baseLocale,
    () => xml`<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${t('feeds.openSearch.name')}</ShortName>
<Description>${t('feeds.openSearch.description', { region: regionName(config.hubRegion) })}</Description>
<Language>${baseLocale}</Language>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
<Url type="text/html" template="${template(cataloguePaths.list.to())}"/>
<Url type="application/atom+xml" template="${template(paths.atom.to())}"/>
</OpenSearchDescription>
`,
  );
  return answeredText(visit, OPEN_SEARCH, documentOf(description));
}
