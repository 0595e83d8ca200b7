import { formLimit } from '#files/index.ts';
import { acting, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Route } from '#platform/http/route.ts';
import { ideasExport, labsExport } from './exports.ts';
import { paths } from './paths.ts';
import { change, propose, showIdeas } from './routes/ideas.tsx';
import { begin, calendar, chooseUnits, end, showBegin, showList, showOne } from './routes/lab.tsx';
import { bring, move, showStage, task, tell } from './routes/stage.tsx';
import { labReaders } from './routes/visit.tsx';

const readers = acting(...labReaders);
const runners = acting('local_admin', 'hub_admin');
const deciders = acting('local_admin', 'hub_admin', 'leader');
const contributors = acting('innovator', 'local_admin', 'hub_admin');
const of = (name: string) => `coaching.labinov.${name}`;

/** What is new stands before `:id`, for the first match answers. */
export const labRoutes: readonly Route<Viewer>[] = [
  exportRoute(labsExport),
  exportRoute(ideasExport),
  { method: 'get', path: paths.list.pattern, guard: readers, event: of('list'), handle: showList },
  { method: 'get', path: paths.begin.pattern, guard: runners, event: of('begin_form'), handle: showBegin },
  { method: 'post', path: paths.begin.pattern, guard: runners, event: of('begin'), handle: begin },
  { method: 'get', path: paths.one.pattern, guard: readers, event: of('read'), handle: showOne },
  { method: 'get', path: paths.calendar.pattern, guard: readers, event: of('calendar'), handle: calendar },
  { method: 'post', path: paths.end.pattern, guard: runners, event: of('end'), handle: end },
  { method: 'post', path: paths.units.pattern, guard: runners, event: of('units'), handle: chooseUnits },
  { method: 'get', path: paths.ideas.pattern, guard: readers, event: of('ideas'), handle: showIdeas },
  { method: 'post', path: paths.ideas.pattern, guard: contributors, event: of('propose'), handle: propose },
  { method: 'post', path: paths.idea.pattern, guard: contributors, event: of('idea'), handle: change },
  { method: 'get', path: paths.stage.pattern, guard: readers, event: of('stage'), handle: showStage },
  { method: 'post', path: paths.stage.pattern, guard: runners, event: of('tell'), handle: tell },
  { method: 'post', path: paths.move.pattern, guard: deciders, event: of('move'), handle: move },
  { method: 'post', path: paths.tasks.pattern, guard: runners, event: of('task'), handle: task },
  {
    method: 'post',
    path: paths.evidence.pattern,
    guard: runners,
    event: of('paper'),
    bodyLimit: formLimit,
    handle: bring,
  },
];
