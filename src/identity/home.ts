import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Viewer } from './model.ts';
import { paths } from './paths.ts';
import { governmentsWithoutAdmin } from './queries/institutions.ts';
import { endingInvitationsOf, type Invitation, type Waiting, waitingInvitations } from './queries/invitations.ts';
import { isActing } from './rules/guard.ts';

/** How many invitations are named; the list shows the rest. */
const NAMED = 5;

/** For admins: governments that nobody looks after yet, and invitations that wait for others. */
export async function homeOf(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  if (!isActing(viewer, 'local_admin', 'hub_admin', 'system_admin')) return [];
  const waiting = await waitingInvitations(conn, viewer, now);
  const orphans = isActing(viewer, 'hub_admin', 'system_admin') ? await governmentsWithoutAdmin(conn) : 0;
  const ending = await endingInvitationsOf(conn, viewer, NAMED, now);
  return [mine(orphans, waiting, endingItems(ending, now)), others(waiting)].filter(
    (section) => section.items.length > 0,
  );
}

/** One's own invitations that run out, by name: a resent one gets a new link and a new time. */
function endingItems(invitations: readonly Invitation[], now: Date): readonly HomeItem[] {
  return invitations.map(({ email, expiresAt }) => {
    const over = expiresAt <= now;
    const words = { email, at: formatDate(expiresAt) };
    return {
      text: t(over ? 'identity.home.hasExpired' : 'identity.home.ending', words),
      href: paths.invitations.to({ keadaan: over ? 'lewat' : 'hampir' }),
      when: t(over ? 'identity.home.expiredOn' : 'identity.home.endsOn', words),
      tone: over ? 'urgent' : 'attention',
    };
  });
}

function mine(orphans: number, waiting: Waiting, ending: readonly HomeItem[]): HomeSection {
  const items: HomeItem[] = [...ending];
  if (orphans > 0) {
    const href = paths.newInvitation.to({ peran: 'local_admin' });
    items.push({ text: t('identity.home.withoutAdmin'), href, count: orphans, tone: 'attention' });
  }
  if (waiting.expired > 0) {
    const href = paths.invitations.to({ keadaan: 'lewat' });
    items.push({ text: t('identity.home.expired'), href, count: waiting.expired, tone: 'attention' });
  }
  return { kind: 'mine', title: t('identity.home.mine'), items, empty: t('identity.home.nothing') };
}

function others(waiting: Waiting): HomeSection {
  const when = waiting.oldest ? t('identity.home.since', { at: formatDate(waiting.oldest) }) : undefined;
  const open: HomeItem = {
    text: t('identity.home.open'),
    href: paths.invitations.to({ keadaan: 'menunggu' }),
    count: waiting.open,
    when,
  };
  const items = waiting.open > 0 ? [open] : [];
  return { kind: 'others', title: t('identity.home.others'), items, empty: t('identity.home.nothing') };
}
