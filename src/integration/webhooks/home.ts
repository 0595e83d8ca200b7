import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeSection } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import { stoppedHooks } from './queries/hooks.ts';
import { hookAdminRoles } from './rules.ts';
import { nameOf } from './views/name.ts';

/** Hooks that stopped by themselves, for those who can mend them; nothing when all go. */
export async function hookHome(conn: Conn, viewer: Viewer): Promise<readonly HomeSection[]> {
  if (!isActing(viewer, ...hookAdminRoles)) return [];
  const stopped = await stoppedHooks(conn);
  if (stopped.length === 0) return [];
  const items = stopped.map((hook) => ({
    text: t('webhooks.home.stopped', { name: nameOf(hook) }),
    href: paths.hook.to(hook.id),
    tone: 'attention' as const,
  }));
  return [{ kind: 'mine', title: t('webhooks.title'), items, empty: '' }];
}
