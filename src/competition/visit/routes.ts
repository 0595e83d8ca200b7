import { formLimit } from '#files/index.ts';
import { signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { visitsExport } from './exports.ts';
import { paths } from './paths.ts';
import { showEdition, showOwn } from './routes/lists.tsx';
import { discard, keep, reopen, save, showOne } from './routes/one.tsx';
import { bring, remove, showPhoto } from './routes/photo.ts';
import { plan, showPlan } from './routes/plan.tsx';

type Way = Pick<Route<Viewer>, 'path' | 'event' | 'handle'> & Partial<Pick<Route<Viewer>, 'bodyLimit' | 'ahead'>>;
const get = ({ event, ...way }: Way): Route<Viewer> => ({
  method: 'get',
  guard: signedIn,
  event: `competition.visit.${event}`,
  ...way,
});
const post = (way: Way): Route<Viewer> => ({ ...get(way), method: 'post' });

/** What happens with one visit is asked of the visit itself: who may not see it finds nothing. */
export const visitRoutes: readonly Route<Viewer>[] = [
  get({ path: paths.own.pattern, event: 'list', handle: showOwn }),
  get({ path: paths.ofEdition.pattern, event: 'edition', handle: showEdition }),
  exportRoute(visitsExport),
  get({ path: paths.plan.pattern, event: 'plan_form', handle: showPlan }),
  post({ path: paths.plan.pattern, event: 'plan', handle: plan }),
  get({ path: paths.one.pattern, event: 'read', handle: showOne }),
  post({ path: paths.one.pattern, event: 'save', handle: save }),
  post({ path: paths.keep.pattern, event: 'keep', handle: keep, ahead: true }),
  post({ path: paths.discard.pattern, event: 'discard', handle: discard }),
  post({ path: paths.reopen.pattern, event: 'reopen', handle: reopen }),
  post({ path: paths.addPhoto.pattern, event: 'add_photo', handle: bring, bodyLimit: formLimit }),
  get({ path: paths.photo.pattern, event: 'photo', handle: showPhoto }),
  post({ path: paths.removePhoto.pattern, event: 'remove_photo', handle: remove }),
];
