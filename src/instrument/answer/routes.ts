import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { beginRoutes } from './routes/begin.tsx';
import { evidenceRoutes } from './routes/evidence.tsx';
import { itemRoutes } from './routes/item.tsx';
import { listRoutes } from './routes/list.tsx';
import { sheetRoutes } from './routes/sheet.tsx';
import type { Doors } from './routes/visit.tsx';

/** Every page of sheets. */
export function answerRoutes(doors: Doors): readonly Route<Viewer>[] {
  return [
    ...beginRoutes(doors),
    ...listRoutes(doors),
    ...sheetRoutes(doors),
    ...itemRoutes(doors),
    ...evidenceRoutes(doors),
  ];
}
