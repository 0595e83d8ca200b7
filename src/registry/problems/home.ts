import { isActing, regionByCode, type Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import { type ProblemTodo, problemStates, problemTodo } from './queries/problem.ts';
import { unclosedStates } from './rules.ts';

const toldStates = [...unclosedStates, 'reported', 'solved'] as const;

/** The problems that the viewer owes something, and for those who lead or plan, how many there are. */
export async function problemHome(conn: Conn, viewer: Viewer): Promise<readonly HomeSection[]> {
  if (!viewer.acting) return [];
  const figures = isActing(viewer, 'leader', 'planner') ? [await regionFigures(conn, viewer)] : [];
  return [...(await owedHome(conn, viewer)), ...figures];
}

/** The problems that the viewer raised and that are not solved; for admins, the open ones without any innovation. */
async function owedHome(conn: Conn, viewer: Viewer): Promise<readonly HomeSection[]> {
  const todo = await problemTodo(conn, viewer);
  const items = [...verifyItem(todo), ...unansweredItem(todo), ...ownItems(todo)];
  if (items.length === 0 && !isActing(viewer, 'hub_admin', 'local_admin', 'innovator')) return [];
  return [{ kind: 'mine', title: t('problems.home.title'), items, empty: t('problems.home.empty') }];
}

function verifyItem({ toVerify }: ProblemTodo): readonly HomeItem[] {
  if (toVerify === 0) return [];
  const href = paths.problems.to({ tanda: 'to_verify' });
  return [{ text: t('problems.home.toVerify'), count: toVerify, href, tone: 'attention' }];
}

function unansweredItem({ unanswered, unansweredSince }: ProblemTodo): readonly HomeItem[] {
  if (unanswered === 0) return [];
  const since = unansweredSince ? { when: t('problems.home.since', { date: formatDate(unansweredSince) }) } : {};
  const href = paths.problems.to({ tanda: 'unanswered' });
  return [{ text: t('problems.home.unanswered'), count: unanswered, href, tone: 'attention', ...since }];
}

function ownItems({ own, ownCount }: ProblemTodo): readonly HomeItem[] {
  const some = own.map((problem) => ({ text: problem.title, href: paths.problem.to(problem.id) }));
  if (ownCount <= own.length) return some;
  const href = paths.problems.to({ tanda: 'mine', keadaan: unclosedStates });
  return [...some, { text: t('problems.home.own'), count: ownCount, href }];
}

/** Problems of the region that the viewer's institution serves: of one regency or city, else of the whole hub. */
async function regionFigures(conn: Conn, viewer: Viewer): Promise<HomeSection> {
  const code = viewer.acting?.regionCode;
  const regions = code && regionByCode(code)?.level !== 'province' ? [code] : [];
  const counts = await problemStates(conn, viewer, regions);
  const items = toldStates.flatMap((state) => {
    const count = counts.get(state) ?? 0;
    const href = paths.problems.to({ keadaan: state, wilayah: regions });
    return count > 0 ? [{ text: t(`registry.problem.state.${state}`), count, href }] : [];
  });
  return { kind: 'figures', title: t('problems.home.region.title'), items, empty: t('problems.home.region.empty') };
}
