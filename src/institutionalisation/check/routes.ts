import { signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { itemsExport, roundsExport } from './exports.ts';
import { paths } from './paths.ts';
import { answer, judge, showItem } from './routes/item.tsx';
import { open, showOpen, showRounds } from './routes/list.tsx';
import { change, close, complete, remind, showRound, verifyMany } from './routes/round.tsx';
import { organisers, readers } from './routes/visit.tsx';

type Way = Pick<Route<Viewer>, 'path' | 'event' | 'handle'> & Partial<Pick<Route<Viewer>, 'guard'>>;
const get = ({ event, ...way }: Way): Route<Viewer> => ({
  method: 'get',
  guard: signedIn,
  event: `institutionalisation.${event}`,
  ...way,
});
const post = (way: Way): Route<Viewer> => ({ ...get(way), method: 'post' });

/** Who may read a round, or one innovation in it, is asked of it. */
export const checkRoutes: readonly Route<Viewer>[] = [
  get({ guard: readers, path: paths.list.pattern, event: 'checks', handle: showRounds }),
  exportRoute(roundsExport),
  get({ guard: organisers, path: paths.open.pattern, event: 'check.open_form', handle: showOpen }),
  post({ guard: organisers, path: paths.open.pattern, event: 'check.open', handle: open }),
  exportRoute(itemsExport),
  get({ guard: readers, path: paths.round.pattern, event: 'check.read', handle: showRound }),
  post({ guard: organisers, path: paths.change.pattern, event: 'check.change', handle: change }),
  post({ guard: organisers, path: paths.complete.pattern, event: 'check.complete', handle: complete }),
  post({ guard: organisers, path: paths.remind.pattern, event: 'check.remind', handle: remind }),
  post({ guard: organisers, path: paths.close.pattern, event: 'check.close', handle: close }),
  post({ guard: organisers, path: paths.verifyMany.pattern, event: 'check.verify', handle: verifyMany }),
  get({ path: paths.item.pattern, event: 'answer.read', handle: showItem }),
  post({ path: paths.answer.pattern, event: 'answer.answer', handle: answer }),
  post({ path: paths.judge.pattern, event: 'answer.verify', handle: judge }),
];
