import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeSection, HomeTask } from '#platform/capability.ts';
import { dayOf, dayStart } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { listActions, owedBy } from './queries/actions.ts';

const DAY_MS = 86_400_000;

/** The end of a day. */
function endOf(day: string): Date | null {
  const start = dayStart(day);
  return start ? new Date(start.getTime() + DAY_MS) : null;
}

/** What the viewer owes out of cases: one line a case with how much of it is done, until its next day. */
export async function caseTasks(conn: Conn, viewer: Viewer): Promise<readonly HomeTask[]> {
  if (!viewer.person || !viewer.acting) return [];
  return (await owedBy(conn, viewer.person.id)).map(({ title, open, total, due }) => ({
    ...{ of: t('casework.home.of', { title }), text: t('casework.home.actions') },
    ...{ href: paths.actions.to({ milik: 'saya' }), done: total - open, total, due: endOf(due) },
  }));
}

/** For those who coach: how many actions of their cases are past their day. */
export async function caseHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  if (!isActing(viewer, 'coach', 'hub_admin', 'local_admin')) return [];
  const filter = { words: '', state: 'overdue' as const, regionCode: null, mine: false };
  const { total } = await listActions(conn, viewer, { filter, today: dayOf(now) }, { size: 1, offset: 0 });
  if (total === 0) return [];
  const href = paths.actions.to({ status: 'overdue' });
  const items = [{ text: t('casework.home.overdue'), href, count: total, tone: 'urgent' as const }];
  return [{ kind: 'others', title: t('casework.home.title'), items, empty: t('casework.home.empty') }];
}
