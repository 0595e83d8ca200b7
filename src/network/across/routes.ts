import { anyone, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { acrossExport } from './exports.ts';
import { paths } from './paths.ts';
import { ask, openAsk } from './routes/ask.tsx';
import { move, showList, showOne } from './routes/one.tsx';
import { takeMessage } from './routes/post.ts';
import { acrossPeople, acrossReaders } from './routes/visit.tsx';
import { acrossMoves } from './rules.ts';

/** Replications between hubs: what people see of them, and where other hubs post. */
export const acrossRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.list.pattern, guard: acrossReaders, event: 'network.across.list', handle: showList },
  exportRoute(acrossExport),
  { method: 'get', path: paths.one.pattern, guard: acrossReaders, event: 'network.across.shown', handle: showOne },
  { method: 'post', path: paths.move.pattern, guard: acrossPeople, event: 'network.across.move', handle: move },
  { method: 'get', path: paths.ask.pattern, guard: acrossPeople, event: 'network.across.ask_form', handle: openAsk },
  { method: 'post', path: paths.ask.pattern, guard: acrossPeople, event: 'network.across.ask', handle: ask },
  {
    ...{ method: 'post', path: paths.post.pattern, guard: anyone, event: 'network.across.received' },
    ...{ raw: true, handle: takeMessage },
  },
];

export const acrossEvents: readonly string[] = [
  ...new Set([...acrossRoutes.map((it) => it.event), ...acrossMoves.map((it) => `network.across.${it}`)]),
];
