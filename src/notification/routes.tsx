import { signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { markAllRead } from './actions/own.ts';
import { noticesExport } from './exports.ts';
import type { NoticeKind } from './model.ts';
import { paths } from './paths.ts';
import { noticesOf } from './queries.ts';
import { settingsRoutes } from './routes/settings.tsx';
import { stopRoutes } from './routes/stop.tsx';
import { signedInViewer } from './routes/visit.ts';
import { NoticesPage } from './views/notices.tsx';

const SHOWN = 100;

const list: Route<Viewer> = {
  method: 'get',
  path: paths.notices.pattern,
  guard: signedIn,
  event: 'notification.list',
  handle: async ({ db, viewer }) => {
    const notices = await noticesOf(db.conn, signedInViewer(viewer).person.id, SHOWN);
    return show({ title: t('notification.title'), noindex: true, body: <NoticesPage notices={notices} /> });
  },
};

const readAll: Route<Viewer> = {
  method: 'post',
  path: paths.readAll.pattern,
  guard: signedIn,
  event: 'notification.read',
  handle: async ({ db, viewer, now }) => {
    await db.transact((tx) => markAllRead(tx, signedInViewer(viewer), now));
    return redirect(paths.notices.to(), 'notification.flash.read');
  },
};

/** The routes for the kinds of notices that the house can send. */
export function routesFor(kinds: readonly NoticeKind[]): readonly Route<Viewer>[] {
  return [list, exportRoute(noticesExport), readAll, ...settingsRoutes(kinds), ...stopRoutes(kinds)];
}
