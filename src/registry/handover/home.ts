import type { Viewer } from '#identity/index.ts';
import type { HomeSection } from '#platform/capability.ts';
import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { waitingOffers } from './queries.ts';

/** Offers of keeping that wait for the viewer's answer, and those of the viewer that wait for others. */
export async function handoverHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  if (!viewer.person) return [];
  const { mine, theirs, until } = await waitingOffers(conn, viewer.person.id, now);
  const [title, empty, href] = [t('handover.title'), t('handover.list.none'), paths.list.to()];
  const sections: HomeSection[] = [];
  if (mine > 0) {
    const when = until ? { when: t('handover.home.until', { date: formatDate(until) }) } : {};
    const item = { text: t('handover.home.mine'), href, count: mine, tone: 'urgent' as const, ...when };
    sections.push({ kind: 'mine', title, items: [item], empty });
  }
  if (theirs > 0)
    sections.push({ kind: 'others', title, items: [{ text: t('handover.home.others'), href, count: theirs }], empty });
  return sections;
}
