import { type PersonId, signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { NotFound, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { markAllRead, saveSettings } from './actions.ts';
import { noticesExport } from './exports.ts';
import { paths } from './paths.ts';
import { mutedKinds, noticesOf } from './queries.ts';
import { NoticesPage } from './views/notices.tsx';
import { SettingsPage } from './views/settings.tsx';

const SHOWN = 100;

type SignedIn = Viewer & { person: { id: PersonId } };

function signedInViewer(viewer: Viewer): SignedIn {
  if (!viewer.person) throw new NotFound();
  return { ...viewer, person: viewer.person };
}

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

function settingsRoutes(kinds: readonly string[]): readonly Route<Viewer>[] {
  const page: Route<Viewer> = {
    method: 'get',
    path: paths.settings.pattern,
    guard: signedIn,
    event: 'notification.settings_shown',
    handle: async ({ db, viewer }) => {
      const muted = await mutedKinds(db.conn, signedInViewer(viewer).person.id);
      const body = <SettingsPage kinds={kinds} muted={muted} />;
      return show({ title: t('notification.settings.title'), noindex: true, body });
    },
  };
  const save: Route<Viewer> = {
    method: 'post',
    path: paths.settings.pattern,
    guard: signedIn,
    event: 'notification.settings',
    handle: async ({ db, viewer, form, now }) => {
      const wanted = form.all('surel');
      await db.transact((tx) => saveSettings(tx, signedInViewer(viewer), { kinds, wanted }, now));
      return redirect(paths.settings.to(), 'notification.flash.saved');
    },
  };
  return [page, save];
}

/** The routes for the kinds of notices that the house can send. */
export function routesFor(kinds: readonly string[]): readonly Route<Viewer>[] {
  return [list, exportRoute(noticesExport), readAll, ...settingsRoutes(kinds)];
}
