import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import type { SubjectDoor } from './queries/reading.ts';
import { contentRoutes } from './routes/content.ts';
import { lockerRoutes } from './routes/locker.tsx';
import { writeRoutes } from './routes/write.tsx';

/** Every route of files, for the subjects that the app hands in; fixed words stand before `:id`. */
export function routesFor(doors: readonly SubjectDoor[]): readonly Route<Viewer>[] {
  return [...writeRoutes(doors), ...lockerRoutes(doors), ...contentRoutes(doors)];
}
