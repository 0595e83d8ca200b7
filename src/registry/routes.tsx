import type { Viewer } from '#identity/index.ts';
import type { Route } from '#platform/http/route.ts';
import type { Above } from './above.ts';
import { bulkRunRoutes } from './bulk/routes.tsx';
import { feedRoutes } from './catalogue/feeds/routes.ts';
import { contactRoutes } from './catalogue/record/contact-routes.tsx';
import { recordRoutes } from './catalogue/record/routes.tsx';
import { catalogueRoutes } from './catalogue/routes.tsx';
import { departureRoutes } from './departure/routes.tsx';
import { erasureRoutes } from './erasure/routes.tsx';
import { evidenceRoutes } from './evidence/routes.tsx';
import { handoverRoutes } from './handover/routes.tsx';
import { importRoutes } from './import/routes/all.ts';
import { listFileRoutes } from './out/lists/all.ts';
import { recordFileRoutes } from './out/record/routes.tsx';
import { outRoutes } from './out/routes.tsx';
import { problemRoutes } from './problems/routes/all.ts';
import { relocationRoutes } from './relocation/routes.tsx';
import { bulkRoutes } from './routes/bulk.tsx';
import { decideRoutes } from './routes/edit/decide.tsx';
import { keeperRoutes } from './routes/edit/keepers.tsx';
import { lineageRoutes } from './routes/edit/lineage.tsx';
import { newRoutes } from './routes/edit/new.tsx';
import { registerRoutes } from './routes/edit/register.tsx';
import { replicaDraftRoutes } from './routes/edit/replica-draft.tsx';
import { replicateRoutes } from './routes/edit/replicate.tsx';
import { sectionRoutes } from './routes/edit/section.tsx';
import { sectionDraftRoutes } from './routes/edit/section-draft.tsx';
import { versionRoutes } from './routes/edit/versions.tsx';
import { workRoutes } from './routes/edit/work.tsx';
import { listRoutes } from './routes/list.tsx';

/** Every route of the registry; fixed words stand before `:id`, for the first match answers. */
export const routesFor = ({
  ways = [],
  recordParts = [],
  sectionParts = [],
  problemParts = [],
  replicateAt,
}: Above): readonly Route<Viewer>[] => [
  ...listFileRoutes,
  ...recordFileRoutes,
  ...listRoutes,
  ...bulkRoutes,
  ...bulkRunRoutes,
  ...handoverRoutes,
  ...erasureRoutes,
  ...relocationRoutes,
  ...newRoutes(replicateAt),
  ...replicateRoutes,
  ...replicaDraftRoutes,
  ...workRoutes(ways),
  ...outRoutes,
  ...evidenceRoutes,
  ...sectionRoutes(sectionParts),
  ...sectionDraftRoutes,
  ...decideRoutes,
  ...keeperRoutes,
  ...departureRoutes,
  ...registerRoutes,
  ...lineageRoutes,
  ...versionRoutes,
  ...problemRoutes(problemParts),
  ...importRoutes,
  ...catalogueRoutes,
  ...feedRoutes,
  ...contactRoutes,
  ...recordRoutes(recordParts, replicateAt),
];
