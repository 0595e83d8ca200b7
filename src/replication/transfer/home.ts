import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { dayOf, formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { PlanTask } from './model/plan.ts';
import type { Replication } from './model/replication.ts';
import { paths } from './paths.ts';
import { plansOf } from './queries/plan.ts';
import { goingFor } from './queries/replication.ts';
import { awaitedOf, owedBy } from './rules/awaited.ts';
import { partiesOf } from './rules/moves.ts';
import { figuresOf, isOverdue } from './rules/plan.ts';
import { placeText } from './views/words.ts';

/** On the home page: what is awaited from the reader, what the reader awaits from others, and tasks whose day is past. */
export async function transferHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  if (!viewer.person || !viewer.acting) return [];
  const going = await goingFor(conn, viewer);
  if (going.length === 0) return [];
  const mine = going.filter((it) => owedBy(it, viewer).length > 0);
  const plans = await plansOf(
    conn,
    going
      .filter((it) => partiesOf(it, viewer).some((party) => party === 'replicator' || party === 'facilitator'))
      .map((it) => it.id),
  );
  const today = dayOf(now);
  const late = going.flatMap((it) => lateItem(it, plans.get(it.id) ?? [], today));
  const owed = isActing(viewer, 'hub_admin') ? countedItems(mine, viewer) : mine.flatMap((it) => owedItems(it, viewer));
  const items = [...late, ...owed];
  const others = going
    .filter((it) => owedBy(it, viewer).length === 0 && awaitedOf(it).length > 0)
    .flatMap(awaitedItems);
  const title = t('transfer.home.title');
  return [
    ...(items.length > 0 ? [{ kind: 'mine' as const, title, items, empty: t('transfer.home.empty') }] : []),
    ...(others.length > 0 && !isActing(viewer, 'hub_admin')
      ? [{ kind: 'others' as const, title, items: others, empty: t('transfer.home.empty') }]
      : []),
  ];
}

function owedItems(it: Replication, viewer: Viewer): readonly HomeItem[] {
  return owedBy(it, viewer).map(({ deed }) => ({
    text: t(`transfer.home.${deed}`, { title: it.originTitle, replicator: placeText(it) }),
    href: paths.one.to(it.id),
    tone: 'attention',
    when: formatDate(it.movedAt),
  }));
}

/** The hub follows many: one line for each deed, with how many wait. */
function countedItems(owed: readonly Replication[], viewer: Viewer): readonly HomeItem[] {
  const deeds = owed.flatMap((it) => owedBy(it, viewer));
  return [...Map.groupBy(deeds, (it) => it.deed)].map(([deed, all]) => ({
    text: t(`transfer.awaited.${deed}`),
    href: paths.list.to({ menunggu: all[0]?.from ?? '' }),
    count: all.length,
    tone: 'attention',
  }));
}

function awaitedItems(it: Replication): readonly HomeItem[] {
  return awaitedOf(it).map(({ from, deed }) => ({
    text: t('transfer.home.others', {
      party: t(`transfer.party.${from}`),
      deed: t(`transfer.awaited.${deed}`),
      title: it.originTitle,
    }),
    href: paths.one.to(it.id),
    when: formatDate(it.movedAt),
  }));
}

function lateItem(it: Replication, plan: readonly PlanTask[], today: string): readonly HomeItem[] {
  const { overdue } = figuresOf(plan, today);
  const [first] = plan
    .filter((task) => isOverdue(task, today))
    .map((task) => task.due ?? '')
    .sort();
  if (overdue === 0 || !first) return [];
  const text = t('transfer.home.late', { title: it.originTitle });
  return [{ text, href: paths.plan.to(it.id), count: overdue, tone: 'urgent', when: formatDate(first) }];
}
