import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import type { ProblemPart } from '../../part.ts';
import { problemDraftRoutes } from './draft.tsx';
import { editRoutes } from './edit.tsx';
import { linkRoutes } from './link.tsx';
import { measureRoutes } from './measure.tsx';
import { moveRoutes } from './moves.tsx';
import { publicRoutes } from './public.tsx';
import { raiseRoutes } from './raise.tsx';
import { raiseDraftRoutes } from './raise-draft.tsx';
import { reportRoutes } from './report.tsx';

/** Every route of problems; fixed words stand before `:id`, for the first match answers. */
export const problemRoutes = (parts: readonly ProblemPart[]): readonly Route<Viewer>[] => [
  ...raiseRoutes,
  ...raiseDraftRoutes,
  ...publicRoutes(parts),
  ...editRoutes,
  ...problemDraftRoutes,
  ...linkRoutes,
  ...moveRoutes,
  ...measureRoutes,
  ...reportRoutes,
];
