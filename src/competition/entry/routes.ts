import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import { dialogueRoutes } from './routes/dialogue.tsx';
import { evidenceRoutes } from './routes/evidence.tsx';
import { listRoutes } from './routes/list.tsx';
import { moveRoutes } from './routes/moves.tsx';
import { receiptRoutes } from './routes/receipt.tsx';
import { sectionRoutes } from './routes/section.tsx';
import { sectionDraftRoutes } from './routes/section-draft.tsx';
import { startRoutes } from './routes/start.tsx';
import { stuckRoutes } from './routes/stuck.tsx';
import { unsentRoutes } from './routes/unsent.tsx';
import { workRoutes } from './routes/work.tsx';

/** Every route of entries; fixed words stand before `:id`, for the first match answers. */
export const entryRoutes: readonly Route<Viewer>[] = [
  ...listRoutes,
  ...stuckRoutes,
  ...startRoutes,
  ...receiptRoutes,
  ...evidenceRoutes,
  ...sectionRoutes,
  ...sectionDraftRoutes,
  ...moveRoutes,
  ...dialogueRoutes,
  ...unsentRoutes,
  ...workRoutes,
];
