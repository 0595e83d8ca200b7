import { anyone, type Viewer } from '#identity/index.ts';
import { NotFound, type Route } from '#platform/http/route.ts';
import { parseId } from '#platform/ids.ts';
import type { InnovationId, ProblemId } from '../../model/ids.ts';
import { paths as registryPaths } from '../../paths.ts';
import { keptUnder } from '../../search/kept.ts';
import { paths as cataloguePaths } from '../paths.ts';
import { paths as recordPaths } from '../record/paths.ts';
import { answered, documentOf, type FeedVisit, type Kind } from './answer.ts';
import { paths, type SitemapKind, sitemapKinds } from './paths.ts';
import { partStarts, publicState, SITEMAP_SIZE, type SitemapEntry, sitemapRows } from './queries.ts';
import { etagOf, XML_HEAD, type Xml, xml } from './rules.ts';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const XML: Kind = { type: 'application/xml', seconds: 3600 };

export const sitemapRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.sitemap.pattern, guard: anyone, event: 'registry.feed.sitemap', handle: index },
  { method: 'get', path: paths.sitemapPages.pattern, guard: anyone, event: 'registry.feed.sitemap', handle: pages },
  { method: 'get', path: paths.sitemapPart.pattern, guard: anyone, event: 'registry.feed.sitemap', handle: part },
];

async function validatorsOf(visit: FeedVisit) {
  const { stamp, changedAt } = await publicState(visit.db.conn, visit.now);
  return { stamp, validators: { etag: etagOf(stamp, visit.baseUrl, visit.url.pathname), lastModified: changedAt } };
}

const kinds = Object.keys(sitemapKinds) as SitemapKind[];

/** Where the parts are. */
async function index(visit: FeedVisit): Promise<Response> {
  const { stamp, validators } = await validatorsOf(visit);
  const { conn } = visit.db;
  return answered(visit, validators, XML, async () => {
    const parts = await keptUnder(conn, `feeds.parts:${stamp}`, async () => {
      const ofKind = async (kind: SitemapKind) =>
        (await partStarts(conn, sitemapKinds[kind])).map((first) => paths.sitemapPart.to(kind, first));
      return (await Promise.all(kinds.map(ofKind))).flat();
    });
    const all = [paths.sitemapPages.to(), ...parts];
    const listed = all.map((path) => xml`<sitemap><loc>${visit.baseUrl + path}</loc></sitemap>`);
    return documentOf(xml`<sitemapindex xmlns="${NAMESPACE}">${listed}</sitemapindex>`);
  });
}

/** The pages that are no single thing. */
async function pages(visit: FeedVisit): Promise<Response> {
  const { validators } = await validatorsOf(visit);
  const all = [cataloguePaths.start.to(), cataloguePaths.list.to(), registryPaths.problems.to()];
  return answered(visit, validators, XML, async () => {
    const listed = all.map((path) => xml`<url><loc>${visit.baseUrl + path}</loc></url>`);
    return documentOf(xml`<urlset xmlns="${NAMESPACE}">${listed}</urlset>`);
  });
}

const BATCH = 2000;

async function part(visit: FeedVisit): Promise<Response> {
  const kind = kinds.find((it) => it === visit.params.jenis);
  const first = parseId<'InnovationId'>(visit.params.mulai);
  if (!kind || !first) throw new NotFound();
  const { validators } = await validatorsOf(visit);
  const rows = await sitemapRows(visit.db.conn, sitemapKinds[kind], { id: first, after: false }, BATCH);
  if (rows.length === 0) throw new NotFound();
  return answered(visit, validators, XML, async () => streamed(visit, kind, rows));
}

/** A part as it is read, batch by batch, so that no more than one batch is held. */
function streamed({ db, baseUrl }: FeedVisit, kind: SitemapKind, first: readonly SitemapEntry[]): ReadableStream {
  const encoder = new TextEncoder();
  let [rows, sent] = [first, 0];
  const next = async () => {
    const last = rows.at(-1);
    const left = SITEMAP_SIZE - sent;
    if (!last || rows.length < BATCH || left <= 0) return [];
    return sitemapRows(db.conn, sitemapKinds[kind], { id: last.id, after: true }, Math.min(BATCH, left));
  };
  return new ReadableStream({
    start: (stream) => stream.enqueue(encoder.encode(`${XML_HEAD}<urlset xmlns="${NAMESPACE}">`)),
    pull: async (stream) => {
      stream.enqueue(encoder.encode(rows.map((row) => urlOf(baseUrl, kind, row).xml).join('')));
      sent += rows.length;
      rows = await next();
      if (rows.length > 0) return;
      stream.enqueue(encoder.encode('</urlset>'));
      stream.close();
    },
  });
}

function urlOf(baseUrl: string, kind: SitemapKind, { id, title, movedAt }: SitemapEntry): Xml {
  const path =
    kind === 'inovasi' ? recordPaths.page.to(id as InnovationId, title) : registryPaths.problem.to(id as ProblemId);
  return xml`<url><loc>${baseUrl + path}</loc><lastmod>${movedAt.toISOString()}</lastmod></url>`;
}
