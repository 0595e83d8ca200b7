import { acting, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { followers } from '../commitment/routes/visit.tsx';
import { participationExport } from './exports.ts';
import { paths } from './paths.ts';
import { cancel, type Doors, remind, showParticipation } from './routes/list.tsx';

export const participationEvents: readonly string[] = [
  'network.participation',
  ...['taken', 'remind', 'cancel'].map((it) => `network.participation.${it}`),
];

const hub = acting('hub_admin');

export const participationRoutes = (doors: Doors): readonly Route<Viewer>[] => [
  {
    ...{ method: 'get', path: paths.list.pattern, guard: followers, event: 'network.participation' },
    handle: showParticipation(doors),
  },
  exportRoute(participationExport(doors)),
  {
    ...{ method: 'post', path: paths.remind.pattern, guard: hub, event: 'network.participation.remind' },
    handle: remind(doors),
  },
  { method: 'post', path: paths.cancel.pattern, guard: hub, event: 'network.participation.cancel', handle: cancel },
];
