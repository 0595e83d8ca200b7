import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import type { EntriesOf } from './door.ts';
import { actionRoutes } from './routes/action.tsx';
import { compareRoutes } from './routes/compare.tsx';
import { listRoutes } from './routes/lists.tsx';
import { noteRoutes } from './routes/note.tsx';
import { oneRoutes } from './routes/one.tsx';
import { openRoutes } from './routes/open.tsx';

/** Lists and what is new stand before `:id`, for the first match answers. */
export const caseRoutes = (entriesOf: EntriesOf): readonly Route<Viewer>[] => [
  ...listRoutes,
  ...openRoutes(entriesOf),
  ...oneRoutes(entriesOf),
  ...compareRoutes,
  ...noteRoutes,
  ...actionRoutes,
];
