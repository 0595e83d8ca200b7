import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import type { FactSource } from '../door.ts';
import { newRoutes } from './routes/new.tsx';
import { partRoutes } from './routes/part.tsx';
import { readRoutes } from './routes/read.tsx';
import { workRoutes } from './routes/work.tsx';

/** Every page of the catalogue, fixed addresses before those with an id. */
export function catalogueRoutes(facts: readonly FactSource[]): readonly Route<Viewer>[] {
  return [...newRoutes, ...workRoutes, ...partRoutes(facts), ...readRoutes];
}
