import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { apiRoutes } from './routes/api.tsx';
import { choiceRoutes } from './routes/choices.ts';
import { helpRoute } from './routes/help.tsx';
import { homeRoute } from './routes/home.tsx';
import { mailRoute } from './routes/mails.tsx';
import { textNames, textRoutes } from './routes/texts.tsx';

/** The app's own pages: home, language and theme, help, outgoing mail. `rooms` are the capabilities below it. */
export function ownManifest(rooms: readonly Capability<Viewer>[]): Capability<Viewer> {
  const before = [homeRoute(rooms), mailRoute, ...apiRoutes(rooms), ...choiceRoutes];
  const help = helpRoute([...rooms, { name: 'app', routes: [...before, ...textRoutes] }]);
  return {
    name: 'app',
    routes: [...before, help, ...textRoutes],
    auditEvents: [
      'app.home',
      'app.language',
      'app.theme',
      'app.mails',
      'app.api',
      'app.api_description',
      'app.help',
      ...textNames.map((name) => `app.${name}`),
    ],
    facts: [],
    jobs: [],
    notices: [],
    menu: [
      { text: () => t('app.menu.home'), href: paths.home.to(), visible: (viewer) => viewer.person !== null, order: 5 },
      {
        text: () => t('app.menu.mails'),
        href: paths.outgoingMail.to(),
        visible: (viewer) => isActing(viewer, 'system_admin'),
        order: 95,
        group: 'run',
      },
      // Whoever has signed in finds it at the foot of every page: the menu of an admin fills its line.
      {
        text: () => t('app.menu.help'),
        href: paths.help.to(),
        visible: (viewer) => viewer.person === null,
        order: 90,
      },
    ],
  };
}
