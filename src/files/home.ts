import type { Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { dayOf } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { type LockerCounts, lockerCounts } from './queries/evidence.ts';
import { mayAdd } from './rules/evidence.ts';

/** What in the viewer's locker has to be seen to; nothing when all is well. */
export async function filesHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  if (!mayAdd(viewer)) return [];
  const items = itemsOf(await lockerCounts(conn, viewer, Number(dayOf(now).slice(0, 4))));
  if (items.length === 0) return [];
  return [{ kind: 'mine', title: t('files.locker.title'), items, empty: t('files.home.empty') }];
}

function itemsOf({ expiring, broken }: LockerCounts): readonly HomeItem[] {
  const items: readonly HomeItem[] = [
    {
      text: t('files.home.expiring'),
      href: paths.locker.to({ tanda: 'expiring' }),
      count: expiring,
      tone: 'attention',
    },
    { text: t('files.home.broken'), href: paths.locker.to({ tanda: 'broken' }), count: broken, tone: 'attention' },
  ];
  return items.filter((it) => it.count !== 0);
}
