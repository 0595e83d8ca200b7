import type { Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { peerAdmins as guard } from '../peers/routes/visit.tsx';
import { pairsExport } from './exports.ts';
import { verdicts } from './model.ts';
import { paths } from './paths.ts';
import { decideMany, showPairs } from './routes/list.tsx';
import { decideOne, showPair } from './routes/one.tsx';

/** Records of two hubs that are likely the same: the list, two side by side, and what is said of them. */
export const pairRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.list.pattern, guard, event: 'network.pair.list', handle: showPairs },
  exportRoute(pairsExport),
  { method: 'post', path: paths.decideMany.pattern, guard, event: 'network.pair.decide_many', handle: decideMany },
  { method: 'get', path: paths.one.pattern, guard, event: 'network.pair.shown', handle: showPair },
  { method: 'post', path: paths.decide.pattern, guard, event: 'network.pair.decide', handle: decideOne },
];

export const pairEvents: readonly string[] = [
  ...pairRoutes.map((it) => it.event),
  ...verdicts.map((it) => `network.pair.${it}`),
];
