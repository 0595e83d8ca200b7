import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeSection } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { owedRequests } from './queries/requests.ts';

/** Requests that wait for the coach's answer; for the hub those that nobody has. */
export async function requestHome(conn: Conn, viewer: Viewer): Promise<readonly HomeSection[]> {
  if (!isActing(viewer, 'coach', 'hub_admin')) return [];
  const { offered, waiting } = await owedRequests(conn, viewer);
  const line = (text: string, state: string, count: number) => ({
    ...{ text, href: paths.list.to({ status: state }), count, tone: 'attention' as const },
  });
  const items = [
    ...(offered > 0 ? [line(t('request.home.offered'), 'offered', offered)] : []),
    ...(waiting > 0 ? [line(t('request.home.waiting'), 'waiting', waiting)] : []),
  ];
  return items.length > 0
    ? [{ kind: 'mine', title: t('request.list.title'), items, empty: t('request.home.empty') }]
    : [];
}
