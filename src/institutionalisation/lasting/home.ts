import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { recordCounts, returnedRecords } from './queries/claims.ts';
import { headlineOf } from './views/words.ts';

const NAMED = 5;

/** What waits for the admin to verify, and what came back to those who claimed it. */
export async function recordHome(conn: Conn, viewer: Viewer): Promise<readonly HomeItem[]> {
  if (!viewer.person || !isActing(viewer, 'innovator', 'local_admin', 'hub_admin')) return [];
  if (isActing(viewer, 'innovator')) {
    const back = await returnedRecords(conn, viewer, NAMED);
    return back.map(({ id, content, decidedAt }) => ({
      text: t('lasting.home.returned', { what: headlineOf(content) }),
      href: paths.record.to(id),
      tone: 'urgent' as const,
      ...(decidedAt ? { when: formatDate(decidedAt) } : {}),
    }));
  }
  const { waiting, since } = await recordCounts(conn, viewer);
  if (waiting === 0) return [];
  return [
    {
      text: t('lasting.home.waiting'),
      href: paths.claims.to(),
      count: waiting,
      tone: 'attention',
      ...(since ? { when: t('lasting.home.since', { date: formatDate(since) }) } : {}),
    },
  ];
}

/** The section of the home page, when there is something in it. */
export function homeSection(title: string, items: readonly HomeItem[], empty: string): readonly HomeSection[] {
  return items.length === 0 ? [] : [{ kind: 'mine', title, items, empty }];
}
