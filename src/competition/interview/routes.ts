import { anyone, signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Guard, Route } from '#platform/http/route.ts';
import { timetableExport } from './exports.ts';
import { paths } from './paths.ts';
import { calendarOfOne, feed, makeAddress } from './routes/calendar.ts';
import { askTime, confirm, presence, run, showOne } from './routes/one.tsx';
import { showOrder } from './routes/order.tsx';
import { showOwn } from './routes/own.tsx';
import { make, savePlanForm, showPlan, tell } from './routes/plan.tsx';
import { move, showMove, showTimetable, undo } from './routes/timetable.tsx';

type Way = {
  readonly path: string;
  readonly event: string;
  readonly handle: Route<Viewer>['handle'];
  readonly guard?: Guard<Viewer>;
};
const get = ({ guard = signedIn, event, ...way }: Way): Route<Viewer> => ({
  method: 'get',
  guard,
  event: `competition.interview.${event}`,
  ...way,
});
const post = (way: Way): Route<Viewer> => ({ ...get(way), method: 'post' });

/** What happens with one interview is asked of the interview itself: who may not know of it finds nothing. */
export const interviewRoutes: readonly Route<Viewer>[] = [
  get({ path: paths.own.pattern, event: 'list', handle: showOwn }),
  post({ path: paths.newAddress.pattern, event: 'calendar', handle: makeAddress }),
  // The code of the address is what lets a calendar program in; it has no cookie.
  get({ path: paths.feed.pattern, event: 'feed', handle: feed, guard: anyone }),
  get({ path: paths.timetable.pattern, event: 'timetable', handle: showTimetable }),
  exportRoute(timetableExport),
  get({ path: paths.plan.pattern, event: 'plan_form', handle: showPlan }),
  post({ path: paths.plan.pattern, event: 'plan', handle: savePlanForm }),
  post({ path: paths.make.pattern, event: 'make', handle: make }),
  post({ path: paths.tell.pattern, event: 'tell', handle: tell }),
  post({ path: paths.move.pattern, event: 'move', handle: move }),
  post({ path: paths.undo.pattern, event: 'undo_move', handle: undo }),
  get({ path: paths.order.pattern, event: 'order', handle: showOrder }),
  get({ path: paths.one.pattern, event: 'read', handle: showOne }),
  get({ path: paths.moveForm.pattern, event: 'move_form', handle: showMove }),
  get({ path: paths.calendar.pattern, event: 'file', handle: calendarOfOne }),
  post({ path: paths.confirm.pattern, event: 'confirm', handle: confirm }),
  post({ path: paths.askTime.pattern, event: 'ask_time', handle: askTime }),
  post({ path: paths.presence.pattern, event: 'presence', handle: presence }),
  post({ path: paths.run.pattern, event: 'run', handle: run }),
];
