import { anyone, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { calendarText } from '#platform/ical.ts';
import { objectionsOf } from '../../objection/queries/figures.ts';
import { windowOf } from '../../objection/rules/window.ts';
import { publicExport } from '../exports.ts';
import type { Edition } from '../model/edition.ts';
import { paths } from '../paths.ts';
import { countEditions, listEditions } from '../queries/editions.ts';
import { revisionsOf } from '../queries/revisions.ts';
import { PublicListPage } from '../views/list-page.tsx';
import { EditionPage } from '../views/public/edition-page.tsx';
import { FormPage } from '../views/public/form-page.tsx';
import { stageName, told } from '../wording.ts';
import { pageIn, pagesOf, SIZE } from './page.ts';
import { type EditionVisit, editionAt, titleOf } from './visit.tsx';

/** What everyone reads of competitions; drafts show themselves to those who organise them. */
export const publicRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.list.pattern, guard: anyone, event: 'competition.edition.list', handle: list },
  exportRoute(publicExport),
  { method: 'get', path: paths.json.pattern, guard: anyone, event: 'competition.edition.json', handle: json },
  {
    method: 'get',
    path: paths.calendar.pattern,
    guard: anyone,
    event: 'competition.edition.calendar',
    handle: calendar,
  },
  { method: 'get', path: paths.form.pattern, guard: anyone, event: 'competition.edition.form', handle: form },
  { method: 'get', path: paths.edition.pattern, guard: anyone, event: 'competition.edition.read', handle: read },
];

async function list({ db, viewer, now, query }: EditionVisit): Promise<Answer> {
  const filter = { organiserId: null, isPublic: true };
  const pages = pagesOf(await countEditions(db.conn, viewer, filter));
  const page = pageIn(query, pages);
  const editions = await listEditions(db.conn, viewer, filter, { size: SIZE, offset: (page - 1) * SIZE });
  const body = <PublicListPage editions={editions} page={page} pages={pages} now={now} />;
  return show({ title: t('edition.list.title'), description: t('edition.list.lead'), body });
}

const trail = () => [{ text: t('edition.list.title'), href: paths.list.to() }];
const isHidden = ({ state }: Edition) => state === 'draft' || state === 'archived';

async function read(visit: EditionVisit): Promise<Answer> {
  const edition = await editionAt(visit);
  const all = edition.publishedAt ? await revisionsOf(visit.db.conn, edition.id) : [];
  const begun = all.findIndex((it) => it.kind === 'published');
  // Without it among them, all that were read came after it.
  const revisions = begun === -1 ? all : all.slice(0, begun + 1);
  const window = windowOf(edition.document, visit.now);
  const objections = window && { window, figures: (await objectionsOf(visit.db.conn, edition.id)).figures };
  const body = <EditionPage {...{ edition, revisions, objections }} now={visit.now} />;
  const theme = told(edition.document, 'theme');
  return show({
    title: titleOf(edition),
    ...(theme === '' ? {} : { description: theme }),
    trail: trail(),
    noindex: isHidden(edition),
    islands: ['countdown'],
    body,
  });
}

async function form(visit: EditionVisit): Promise<Answer> {
  const edition = await editionAt(visit);
  const { groups } = edition.document;
  const asked = visit.query.get('kelompok');
  const group = groups.find((it) => it.code === asked) ?? groups[0];
  const body = <FormPage edition={edition} group={group?.code ?? ''} />;
  const steps = [...trail(), { text: titleOf(edition), href: paths.edition.to(edition.id) }];
  return show({ title: t('edition.preview.title'), trail: steps, noindex: true, width: 'reading', body });
}

/** The document as it stands, to be taken elsewhere or begun from. */
async function json(visit: EditionVisit): Promise<Answer> {
  const { document, id } = await editionAt(visit);
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="edisi-${document.year}-${id.slice(-8)}.json"`,
      'cache-control': 'private, no-cache',
      'x-robots-tag': 'noindex',
    },
  });
}

async function calendar(visit: EditionVisit): Promise<Answer> {
  const edition = await editionAt(visit);
  const { stages } = edition.document;
  const events = stages.flatMap(({ kind, opens, closes }) => {
    if (opens === null) return [];
    const uid = `${edition.id}-${kind}@${new URL(visit.baseUrl).host}`;
    const link = visit.baseUrl + paths.edition.to(edition.id);
    return [
      {
        uid,
        link,
        title: `${stageName(kind)} – ${titleOf(edition)}`,
        startsAt: new Date(opens),
        endsAt: new Date(closes ?? opens),
      },
    ];
  });
  if (events.length === 0) throw new NotFound();
  const text = calendarText({ name: titleOf(edition), events, stamp: edition.updatedAt, plan: 'Competition' });
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="jadwal.ics"',
      'cache-control': 'private, no-cache',
    },
  });
}
