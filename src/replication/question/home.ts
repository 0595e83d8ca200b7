import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { owedQuestions } from './queries/questions.ts';

/** Questions that wait for the viewer's answer, overdue ones first. The hub answers when it wants, and owes nothing. */
export async function questionHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  if (!viewer.person || !viewer.acting || isActing(viewer, 'hub_admin')) return [];
  const { waiting, overdue, since } = await owedQuestions(conn, viewer, now);
  if (waiting === 0) return [];
  const when = since ? { when: t('question.home.since', { date: formatDate(since) }) } : {};
  const late: readonly HomeItem[] =
    overdue > 0
      ? [
          {
            text: t('question.home.overdue'),
            href: paths.own.to({ status: 'overdue' }),
            count: overdue,
            tone: 'urgent',
            ...when,
          },
        ]
      : [];
  const rest = waiting - overdue;
  const timely: readonly HomeItem[] =
    rest > 0
      ? [
          {
            text: t('question.home.waiting'),
            href: paths.own.to({ status: 'waiting' }),
            count: waiting,
            tone: 'attention',
          },
        ]
      : [];
  return [{ kind: 'mine', title: t('question.title'), items: [...late, ...timely], empty: t('question.home.empty') }];
}
