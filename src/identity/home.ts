import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Viewer } from './model.ts';
import { paths } from './paths.ts';
import { governmentsWithoutAdmin } from './queries/institutions.ts';
import { type Waiting, waitingInvitations } from './queries/invitations.ts';
import { isActing } from './rules/guard.ts';

/** For admins: governments that nobody looks after yet, and invitations that wait for others. */
export async function homeOf(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  if (!isActing(viewer, 'local_admin', 'hub_admin', 'system_admin')) return [];
  const waiting = await waitingInvitations(conn, viewer, now);
  const orphans = isActing(viewer, 'hub_admin', 'system_admin') ? await governmentsWithoutAdmin(conn) : 0;
  return [mine(orphans, waiting), others(waiting)].filter((section) => section.items.length > 0);
}

function mine(orphans: number, waiting: Waiting): HomeSection {
  const items: HomeItem[] = [];
  if (orphans > 0) {
    const href = paths.newInvitation.to({ peran: 'local_admin' });
    items.push({ text: t('identity.home.withoutAdmin'), href, count: orphans, tone: 'attention' });
  }
  if (waiting.expired > 0) {
    const href = paths.invitations.to();
    items.push({ text: t('identity.home.expired'), href, count: waiting.expired, tone: 'attention' });
  }
  return { kind: 'mine', title: t('identity.home.mine'), items, empty: t('identity.home.nothing') };
}

function others(waiting: Waiting): HomeSection {
  const when = waiting.oldest ? t('identity.home.since', { at: formatDate(waiting.oldest) }) : undefined;
  const open: HomeItem = { text: t('identity.home.open'), href: paths.invitations.to(), count: waiting.open, when };
  const items = waiting.open > 0 ? [open] : [];
  return { kind: 'others', title: t('identity.home.others'), items, empty: t('identity.home.nothing') };
}
