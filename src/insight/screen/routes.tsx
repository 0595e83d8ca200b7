import { anyone, nobody, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { parsePublicCode } from '#platform/public-code.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import type { View } from '../dashboard/model/view.ts';
import { followedOf, headlinesOf, placesPart } from '../dashboard/queries/participation.ts';
import type { Figures } from '../dashboard/routes/visit.ts';
import { hubOf, type ReportVisit, readers, writers } from '../report/routes/visit.ts';
import { whyNotWrite } from '../report/rules/rules.ts';
import { makeLink, revokeLink } from './actions.ts';
import { LONGEST_LABEL, type ScreenLinkId } from './model.ts';
import { paths } from './paths.ts';
import { isOpenCode, linksOf } from './queries.ts';
import { LinksPage } from './views/links-page.tsx';
import { ScreenPage } from './views/screen-page.tsx';

export const screenEvents = [
  'insight.screen',
  'insight.screen_links',
  'insight.screen_link_made',
  'insight.screen_link_revoked',
] as const;

export const screenRoutes = (figures: Figures): readonly Route<Viewer>[] => [
  { method: 'get', path: paths.screen.pattern, guard: readers, event: 'insight.screen', handle: screen(figures) },
  { method: 'get', path: paths.links.pattern, guard: writers, event: 'insight.screen_links', handle: links },
  { method: 'post', path: paths.links.pattern, guard: writers, event: 'insight.screen_link_made', handle: make },
  { method: 'post', path: paths.revoke.pattern, guard: writers, event: 'insight.screen_link_revoked', handle: revoke },
  { method: 'get', path: paths.open.pattern, guard: anyone, event: 'insight.screen', handle: byCode(figures) },
];

const REFRESH_SECONDS = 60;

/** What everybody may know of the hub this year, whoever holds the link: asked for nobody, it tells nothing else. */
const screen =
  (figures: Figures) =>
  async ({ db, config, now }: ReportVisit): Promise<Answer> => {
    const view: View = { place: config.hubRegion, year: now.getUTCFullYear() };
    const asking = { conn: db.conn, viewer: nobody, now, view, figures };
    const followed = await followedOf(asking);
    const headlines = await headlinesOf(asking, followed);
    return show({
      title: t('screen.title'),
      noindex: true,
      width: 'wide',
      head: <meta http-equiv="refresh" content={String(REFRESH_SECONDS)} />,
      body: <ScreenPage view={view} headlines={headlines} map={placesPart(asking, followed)} now={now} />,
    });
  };

const byCode =
  (figures: Figures) =>
  async (visit: ReportVisit): Promise<Answer> => {
    const code = parsePublicCode(visit.params.kode);
    if (!code || !(await isOpenCode(visit.db.conn, code))) throw new NotFound();
    return screen(figures)(visit);
  };

async function ownHub(visit: ReportVisit) {
  const hub = await hubOf(visit);
  if (whyNotWrite(visit.viewer, hub.id)) throw new NotFound();
  return hub;
}

type Again = { readonly id: ScreenLinkId; readonly label: string; readonly errors: FieldErrors };

async function linksPage(visit: ReportVisit, again: Again | null): Promise<Answer> {
  const hub = await ownHub(visit);
  const typed = { id: again?.id ?? newId<'ScreenLinkId'>(), label: again?.label ?? '' };
  const errors = again?.errors ?? {};
  const shown = { links: await linksOf(visit.db.conn, hub.id), baseUrl: visit.baseUrl, typed, errors };
  return formPage({ title: t('screen.links'), noindex: true, body: <LinksPage {...shown} /> }, errors);
}

const links = (visit: ReportVisit): Promise<Answer> => linksPage(visit, null);

async function make(visit: ReportVisit): Promise<Answer> {
  const { db, viewer, form, now } = visit;
  const hub = await ownHub(visit);
  const id = parseId<'ScreenLinkId'>(form.get('id'));
  const label = form.get('nama');
  if (!id) {
    const errors = { '': t('screen.refusal.invalid') };
    return linksPage(visit, { id: newId<'ScreenLinkId'>(), label, errors });
  }
  const outcome = await db.transact((tx) => makeLink(tx, viewer, { hubId: hub.id, id, label }, now));
  if (outcome.ok) return redirect(paths.links.to(), 'screen.done.made');
  return linksPage(visit, { id, label, errors: { nama: t(`screen.refusal.${outcome.why}`, { max: LONGEST_LABEL }) } });
}

async function revoke(visit: ReportVisit): Promise<Answer> {
  const { db, viewer, now, params } = visit;
  const hub = await ownHub(visit);
  const id = parseId<'ScreenLinkId'>(params.id);
  const outcome = id ? await db.transact((tx) => revokeLink(tx, viewer, { hubId: hub.id, id }, now)) : null;
  if (!outcome?.ok) throw new NotFound();
  return redirect(paths.links.to(), 'screen.done.revoked');
}
