import type { Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { notificationJobs } from './jobs.ts';
import type { NoticeKind } from './model.ts';
import { paths } from './paths.ts';
import { unreadCount } from './queries.ts';
import { routesFor } from './routes.tsx';

/** The notices of the house; `kinds` are those that all capabilities send. */
export function notificationManifest(kinds: readonly NoticeKind[]): Capability<Viewer> {
  return {
    name: 'notification',
    routes: routesFor(kinds),
    auditEvents: [
      'notification.list',
      'notification.list_taken',
      'notification.read',
      'notification.settings_shown',
      'notification.settings',
      'notification.example',
      'notification.stop_shown',
      'notification.stopped',
    ],
    facts: [],
    jobs: notificationJobs,
    notices: [],
    menu: [
      {
        text: () => t('notification.title'),
        href: paths.notices.to(),
        visible: (viewer) => viewer.person !== null,
        order: 80,
      },
    ],
    home: async (conn, viewer) => {
      if (!viewer.person) return [];
      const count = await unreadCount(conn, viewer.person.id);
      if (count === 0) return [];
      const item = { text: t('notification.home.unread'), href: paths.notices.to(), count, tone: 'attention' as const };
      return [{ kind: 'mine', title: t('notification.title'), items: [item], empty: t('notification.none.text') }];
    },
  };
}
