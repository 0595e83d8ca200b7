import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeTask } from '#platform/capability.ts';
import { dayOf, dayStart } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { type OwnTask, ownTasks } from './queries/items.ts';

const DAY_MS = 86_400_000;

/** The end of the last day. */
function dueOf({ closes }: OwnTask): Date | null {
  const start = dayStart(closes);
  return start ? new Date(start.getTime() + DAY_MS) : null;
}

const ofRound = ({ year }: OwnTask): string => t('check.round.title', { year: String(year) });

/** What the viewer owes a round that is open: answers of what one keeps; for an admin how far it is, and what waits to be verified. */
export async function checkTasks(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeTask[]> {
  if (!viewer.person || !viewer.acting) return [];
  const today = dayOf(now);
  const kept = (await ownTasks(conn, viewer, today, true)).filter((it) => it.answered < it.total).map(keptTask);
  if (!isActing(viewer, 'local_admin', 'hub_admin')) return kept;
  return [...kept, ...(await ownTasks(conn, viewer, today, false)).flatMap(adminTasks)];
}

function keptTask(task: OwnTask): HomeTask {
  const href = task.only ? paths.item.to(task.only) : paths.round.to(task.roundId, { keadaan: 'waiting' });
  const { answered: done, total } = task;
  return { of: ofRound(task), text: t('check.home.answer'), href, done, total, due: dueOf(task) };
}

function adminTasks(task: OwnTask): readonly HomeTask[] {
  const { answered, total, toVerify, roundId } = task;
  const verify: HomeTask = {
    ...{ of: ofRound(task), text: t('check.home.verify'), href: paths.round.to(roundId, { keadaan: 'answered' }) },
    ...{ done: answered - toVerify, total: answered, due: null },
  };
  const follow: HomeTask = {
    ...{ of: ofRound(task), text: t('check.home.follow'), href: paths.round.to(roundId), done: answered, total },
    ...{ due: dueOf(task), isOthers: true },
  };
  return toVerify > 0 ? [verify, follow] : [follow];
}
