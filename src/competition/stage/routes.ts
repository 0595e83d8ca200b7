import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { checkRoutes } from './routes/checks.tsx';
import { courseRoutes } from './routes/course.tsx';
import { meetingRoutes } from './routes/meeting.tsx';
import { plenaryRoutes } from './routes/plenary.tsx';
import { resultsRoutes } from './routes/results.tsx';

export const stageRoutes: readonly Route<Viewer>[] = [
  ...courseRoutes,
  ...checkRoutes,
  ...plenaryRoutes,
  ...meetingRoutes,
  ...resultsRoutes,
];
