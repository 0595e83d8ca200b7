import type { Viewer } from '#identity/index.ts';
import type { HomeSection } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { allErasures } from './queries.ts';
import { mayErase } from './rules.ts';

/** Requests to erase that wait for another administrator than the one who wrote them down. */
export async function erasureHome(conn: Conn, viewer: Viewer): Promise<readonly HomeSection[]> {
  if (!mayErase(viewer)) return [];
  const open = (await allErasures(conn)).filter((it) => it.state === 'requested');
  const count = open.filter((it) => it.requestedBy !== viewer.person?.id).length;
  if (count === 0) return [];
  const item = { text: t('erasure.home'), href: paths.list.to(), count, tone: 'urgent' as const };
  return [{ kind: 'mine', title: t('erasure.title'), items: [item], empty: t('erasure.list.none') }];
}
