import type { Viewer } from '#identity/index.ts';
import type { HomeItem } from '#platform/capability.ts';
import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as lastingPaths } from '../lasting/paths.ts';
import { awaitingAgreements } from './queries.ts';

const NAMED = 5;

/** Agreements whose official left, for the admin who is awaited; the longest waiting first. */
export async function successionHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeItem[]> {
  const waiting = await awaitingAgreements(conn, viewer, now);
  return waiting.slice(0, NAMED).map(({ name, title, leftAt, innovationId }) => ({
    text: t('succession.home', { name, title }),
    href: lastingPaths.page.to(innovationId),
    tone: 'urgent' as const,
    when: t('succession.since', { date: formatDate(leftAt) }),
  }));
}
