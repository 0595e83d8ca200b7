import type { Viewer } from '#identity/index.ts';
import type { HomeSection } from '#platform/capability.ts';
import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { visitsFor } from './queries/visits.ts';

/** On the home page: the visits that one goes on and that are not finished. */
export async function visitHome(conn: Conn, viewer: Viewer): Promise<readonly HomeSection[]> {
  const { person } = viewer;
  if (!person) return [];
  const open = (await visitsFor(conn, viewer)).filter(
    (it) => it.state !== 'finished' && it.members.some((member) => member.id === person.id),
  );
  if (open.length === 0) return [];
  const items = open.map((it) => ({
    text: t('visit.home.go', { title: it.title }),
    href: paths.one.to(it.id),
    when: formatDate(it.visitDate),
    tone: 'attention' as const,
  }));
  return [{ kind: 'mine', title: t('visit.title'), items, empty: t('visit.own.none') }];
}
