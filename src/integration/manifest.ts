import { isActing, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { tokenEvents } from './tokens/events.ts';
import { tokenRoutes } from './tokens/routes.tsx';
import { hookAuditEvents, hookNotices } from './webhooks/events.ts';
import { hookHome } from './webhooks/home.ts';
import { hookInvariants } from './webhooks/invariants.ts';
import { hookJobs } from './webhooks/jobs.ts';
import { webhookRoutes } from './webhooks/routes.ts';

export const manifest: Capability<Viewer> = {
  name: 'integration',
  routes: [...tokenRoutes, ...webhookRoutes],
  auditEvents: [...tokenEvents, ...hookAuditEvents],
  facts: [],
  jobs: [...hookJobs],
  notices: [...hookNotices],
  menu: [
    {
      text: () => t('webhooks.title'),
      href: paths.hooks.to(),
      visible: (viewer) => isActing(viewer, 'system_admin'),
      order: 94,
      group: 'run',
    },
  ],
  home: hookHome,
  invariants: hookInvariants,
};
