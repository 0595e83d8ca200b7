import type { Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { peerAdmins as guard, type PeerVisit, peerPage, trailOf } from '../peers/routes/visit.tsx';
import { refusalsExport } from './exports.ts';
import { paths } from './paths.ts';
import { refusalsOf } from './queries/runs.ts';
import { MOST_REFUSALS } from './rules/bounds.ts';
import { RunPage } from './views/run-page.tsx';
import { runAt } from './visit.ts';

export const harvestRoutes: readonly Route<Viewer>[] = [
  exportRoute(refusalsExport),
  { method: 'get', path: paths.run.pattern, guard, event: 'network.run_shown', handle: showRun },
];

async function showRun(visit: PeerVisit): Promise<Answer> {
  const { run, peer } = await runAt(visit);
  const refused = run.refused > 0 ? await refusalsOf(visit.db.conn, run.id, MOST_REFUSALS) : [];
  const title = t('harvest.run.title', { name: peer.name });
  const body = <RunPage peer={peer} run={run} refused={refused} />;
  return peerPage({ title, width: 'wide', trail: trailOf(peer), body });
}
