import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeSection } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { peerAdminRoles } from '../peers/rules.ts';
import { paths } from './paths.ts';
import { pairCounts } from './queries/pairs.ts';

/** How many pairs wait for a person, for those who decide; nothing when none does. */
export async function pairHome(conn: Conn, viewer: Viewer): Promise<readonly HomeSection[]> {
  if (!isActing(viewer, ...peerAdminRoles)) return [];
  const { proposed } = await pairCounts(conn);
  if (proposed === 0) return [];
  const items = [{ text: t('pair.home'), href: paths.list.to(), count: proposed, tone: 'neutral' as const }];
  return [{ kind: 'mine', title: t('pair.title'), items, empty: '' }];
}
