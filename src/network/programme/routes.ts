import { acting, anyone, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { programmeVerbs } from './actions.ts';
import { planExport, publicExport } from './exports.ts';
import { paths } from './paths.ts';
import { add, change, copy, publish, showActivity, showAdd, showPlan } from './routes/plan.tsx';
import { calendar, showProgramme } from './routes/public.tsx';

export const programmeEvents: readonly string[] = [
  ...[...programmeVerbs, 'plan', 'now', 'form', 'activity', 'read', 'calendar', 'taken', 'public_taken'].map(
    (it) => `network.programme.${it}`,
  ),
];

type Way = Pick<Route<Viewer>, 'path' | 'handle'> & { readonly event: string };
const hub = acting('hub_admin');
const way = (method: 'get' | 'post', { event, ...it }: Way, guard = hub): Route<Viewer> => ({
  ...{ method, guard, event: `network.programme.${event}` },
  ...it,
});

export const programmeRoutes: readonly Route<Viewer>[] = [
  way('get', { path: paths.now.pattern, event: 'now', handle: showPlan }),
  exportRoute(planExport),
  way('get', { path: paths.plan.pattern, event: 'plan', handle: showPlan }),
  way('get', { path: paths.add.pattern, event: 'form', handle: showAdd }),
  way('post', { path: paths.add.pattern, event: 'add', handle: add }),
  way('post', { path: paths.publish.pattern, event: 'publish', handle: publish }),
  way('post', { path: paths.copy.pattern, event: 'copy', handle: copy }),
  way('get', { path: paths.activity.pattern, event: 'activity', handle: showActivity }),
  way('post', { path: paths.activity.pattern, event: 'change', handle: change }),
  exportRoute(publicExport),
  way('get', { path: paths.calendar.pattern, event: 'calendar', handle: calendar }, anyone),
  way('get', { path: paths.page.pattern, event: 'read', handle: showProgramme }, anyone),
];
