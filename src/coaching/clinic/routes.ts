import { acting, anyone, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { clinicsExport } from './exports.ts';
import { paths } from './paths.ts';
import { showList } from './routes/list.tsx';
import { showOne } from './routes/one.tsx';
import { change, changePage, plan, planPage } from './routes/plan.tsx';

const hub = acting('hub_admin');
const named = (event: string) => `coaching.clinic.${event}`;

/** Fixed words stand before `:id`, for the first match answers. */
export const clinicRoutes: readonly Route<Viewer>[] = [
  exportRoute(clinicsExport),
  { method: 'get', path: paths.list.pattern, guard: anyone, event: named('list'), handle: showList },
  { method: 'get', path: paths.plan.pattern, guard: hub, event: named('plan_form'), handle: planPage },
  { method: 'post', path: paths.plan.pattern, guard: hub, event: named('plan'), handle: plan },
  { method: 'get', path: paths.one.pattern, guard: anyone, event: named('read'), handle: showOne },
  { method: 'get', path: paths.change.pattern, guard: hub, event: named('change_form'), handle: changePage },
  { method: 'post', path: paths.change.pattern, guard: hub, event: named('change'), handle: change },
];
