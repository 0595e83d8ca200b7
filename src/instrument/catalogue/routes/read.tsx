import { isActing, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as sheetPaths } from '../../answer/paths.ts';
import { listerRoles } from '../../answer/rules/rights.ts';
import { editionsExport } from '../exports.ts';
import { paths } from '../paths.ts';
import { countEditions, listEditions } from '../queries/editions.ts';
import { revisionsOf } from '../queries/revisions.ts';
import { whyNotBegin } from '../rules/moves.ts';
import { EditionPage } from '../views/edition-page.tsx';
import { ListPage } from '../views/list-page.tsx';
import { titleOf } from '../wording.ts';
import { filterIn } from './list-query.ts';
import { pageIn, pagesOf, SIZE } from './page.ts';
import { editionAt, readers as guard, type InstrumentVisit, instrumentPage } from './visit.tsx';
import { waysTo } from './ways.tsx';

/** What everybody who is signed in reads of instruments. */
export const readRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.list.pattern, guard, event: 'instrument.edition.list', handle: list },
  exportRoute(editionsExport),
  { method: 'get', path: paths.json.pattern, guard, event: 'instrument.edition.json', handle: json },
  { method: 'get', path: paths.edition.pattern, guard, event: 'instrument.edition.read', handle: read },
];

async function list({ db, viewer, now, query }: InstrumentVisit): Promise<Answer> {
  const filter = filterIn(query);
  const pages = pagesOf(await countEditions(db.conn, viewer, filter));
  const page = pageIn(query, pages);
  const editions = await listEditions(db.conn, viewer, filter, { size: SIZE, offset: (page - 1) * SIZE });
  const mayBegin = whyNotBegin(viewer) === null;
  const sheets = isActing(viewer, ...listerRoles) ? sheetPaths.list.to() : null;
  const shown = { editions, filter, page, pages, mayBegin, sheets, now };
  const body = <ListPage {...shown} />;
  return instrumentPage({ title: t('instrument.list.title'), width: 'wide', trail: [], body });
}

async function read(visit: InstrumentVisit): Promise<Answer> {
  const edition = await editionAt(visit);
  const mayWrite = whyNotBegin(visit.viewer) === null && visit.viewer.acting?.institutionId === edition.ownerId;
  const all = await revisionsOf(visit.db.conn, edition.id);
  const published = all.findIndex((it) => it.kind === 'published');
  const revisions = published > 0 ? all.slice(0, published + 1) : [];
  const ways = waysTo(edition, visit.viewer);
  const body = <EditionPage edition={edition} mayWrite={mayWrite} revisions={revisions} ways={ways} now={visit.now} />;
  return instrumentPage({ title: titleOf(edition), body });
}

/** The document as it is, to be kept or begun from elsewhere. */
async function json(visit: InstrumentVisit): Promise<Response> {
  const { document } = await editionAt(visit);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${document.key}-${document.year}.json"`,
    'cache-control': 'private, no-store',
  };
  return new Response(`${JSON.stringify(document, null, 2)}\n`, { headers });
}
