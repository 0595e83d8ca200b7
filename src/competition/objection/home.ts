import type { Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Objection } from './model/objection.ts';
import { paths } from './paths.ts';
import { openObjectionsFor } from './queries/objection.ts';
import { isHeard, isOrganiser, whyNotState } from './rules/moves.ts';

/** On the home page: statements that one owes, and for the organiser the editions with objections that are not answered. */
export async function objectionHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  if (!viewer.person || !viewer.acting) return [];
  const open = await openObjectionsFor(conn, viewer);
  const owed = open.filter((it) => isHeard(it, viewer) && whyNotState(it, now) === null).map(owedItem);
  const organised = Map.groupBy(
    open.filter((it) => isOrganiser(it, viewer)),
    (it) => it.editionId,
  );
  const waiting = [...organised].map(([editionId, own]) => ({
    text: t('objection.home.open'),
    href: paths.list.to(editionId),
    count: own.length,
    tone: 'attention' as const,
  }));
  const items: readonly HomeItem[] = [...owed, ...waiting];
  if (items.length === 0) return [];
  return [{ kind: 'mine', title: t('objection.list.title'), items, empty: t('objection.home.empty') }];
}

function owedItem({ id, title, askedUntil }: Objection): HomeItem {
  return {
    text: t('objection.home.state', { title }),
    href: paths.one.to(id),
    tone: 'urgent',
    ...(askedUntil ? { when: formatDate(new Date(askedUntil.getTime() - 1)) } : {}),
  };
}
