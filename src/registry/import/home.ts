import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeSection } from '#platform/capability.ts';
import { formatMoment } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { waitingRuns } from './queries/run.ts';

/** Imports that wait for the person who began them; none, and nothing is said. */
export async function importHome(conn: Conn, viewer: Viewer): Promise<readonly HomeSection[]> {
  if (!viewer.person || !isActing(viewer, 'hub_admin', 'local_admin')) return [];
  const runs = await waitingRuns(conn, viewer.person.id);
  if (runs.length === 0) return [];
  const items = runs.map(({ id, state, fileName, touchedAt }) => ({
    text: t(`import.home.${state}`, { file: fileName }),
    href: paths.import.to(id),
    when: formatMoment(touchedAt),
    tone: state === 'failed' ? ('urgent' as const) : ('attention' as const),
  }));
  return [{ kind: 'mine', title: t('import.home.title'), items, empty: t('import.home.empty') }];
}
