import { acting, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { howExport } from './exports/how.ts';
import { listExport } from './exports/list.ts';
import { movesExport } from './exports/moves.ts';
import { paths } from './paths.ts';
import { change, showChange, showEdition } from './routes/edition.tsx';
import { showGovernment } from './routes/government.tsx';
import { showHow } from './routes/how.tsx';
import { showList } from './routes/list.tsx';
import { showMoves } from './routes/moves.tsx';
import { type IndexWays, readers } from './routes/visit.ts';

const hub = acting('hub_admin');

type Way = Pick<Route<Viewer>, 'path' | 'event' | 'handle'> & Partial<Pick<Route<Viewer>, 'guard'>>;
const get = ({ event, ...way }: Way): Route<Viewer> => ({
  method: 'get',
  guard: readers,
  event: `instrument.index.${event}`,
  ...way,
});

/** Whose index one may see is asked of the government itself. */
export const indexRoutes = (ways: IndexWays): readonly Route<Viewer>[] => [
  get({ path: paths.list.pattern, event: 'list', handle: showList(ways) }),
  exportRoute(listExport(ways)),
  get({ path: paths.one.pattern, event: 'government', handle: showGovernment(ways) }),
  get({ path: paths.moves.pattern, event: 'moves', handle: showMoves(ways) }),
  exportRoute(movesExport(ways)),
  get({ path: paths.how.pattern, event: 'how', handle: showHow(ways) }),
  exportRoute(howExport(ways)),
  get({ path: paths.edition.pattern, event: 'edition', handle: showEdition }),
  get({ path: paths.change.pattern, event: 'edition_form', guard: hub, handle: showChange }),
  { ...get({ path: paths.change.pattern, event: 'edition_changed', guard: hub, handle: change }), method: 'post' },
];
