import type { Viewer } from '#identity/index.ts';
import type { HomeSection, HomeTask } from '#platform/capability.ts';
import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { Edition } from '../edition/model/edition.ts';
import { editionsByIds } from '../edition/queries/editions.ts';
import { isOver, stageOfKind } from '../edition/rules/calendar.ts';
import { told } from '../edition/wording.ts';
import type { Interview } from './model/interview.ts';
import { paths } from './paths.ts';
import { interviewsFor } from './queries/interviews.ts';
import { confirmByOf } from './rules/confirm.ts';
import { isEntrant, isJurorOf, isOrganiser } from './rules/who.ts';

const isComing = (it: Interview, now: Date) => it.slot !== null && it.slot.endsAt > now && it.endedAt === null;

/** On the home page of the organiser: interviews whose entrants ask for another time. */
export async function interviewHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  if (!viewer.person || !viewer.acting) return [];
  const coming = (await interviewsFor(conn, viewer)).filter((it) => isComing(it, now));
  const wishes = coming.filter((it) => isOrganiser(it.organiserId, viewer) && it.state === 'another_time');
  const items = wishes.slice(0, 1).map((it) => ({
    text: t('interview.home.wishes', { n: formatNumber(wishes.length) }),
    href: paths.timetable.to(it.editionId),
    tone: 'urgent' as const,
    ...(it.slot ? { when: formatDate(it.slot.startsAt) } : {}),
  }));
  const [title, empty] = [t('interview.title'), t('interview.home.empty')];
  return items.length > 0 ? [{ kind: 'mine', title, empty, items }] : [];
}

/** How many interviews of each edition are confirmed or heard, as far as they are the viewer's, and which comes next. */
export async function interviewTasks(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeTask[]> {
  if (!viewer.person || !viewer.acting) return [];
  const all = await interviewsFor(conn, viewer);
  const editions = await editionsByIds(
    conn,
    all.map((it) => it.editionId),
  );
  const byEdition = [...Map.groupBy(all, (it) => it.editionId)];
  return byEdition.flatMap(([id, interviews]) => {
    const edition = editions.get(id);
    if (!edition || isOver(edition)) return [];
    const own: Own = { edition, interviews, viewer, now };
    return [...confirming(own), ...hearing(own), ...following(own)];
  });
}

type Own = {
  readonly edition: Edition;
  readonly interviews: readonly Interview[];
  readonly viewer: Viewer;
  readonly now: Date;
};

const inEdition = ({ document }: Edition) => ({ of: told(document, 'title') });
const isAnswered = ({ state }: Interview) => state === 'confirmed' || state === 'another_time';

/** The soonest beginning among them; null when none has a time. */
function soonest(interviews: readonly Interview[]): Date | null {
  const starts = interviews.flatMap((it) => it.slot?.startsAt.getTime() ?? []);
  return starts.length > 0 ? new Date(Math.min(...starts)) : null;
}

/** The moment until which the next of them is to be confirmed. */
function confirmBy({ document }: Edition, interviews: readonly Interview[]): Date | null {
  const starts = soonest(interviews);
  const hours = stageOfKind(document, 'interview')?.settings.confirmHours ?? 0;
  return starts && confirmByOf(starts, hours);
}

function confirming({ edition, interviews, viewer, now }: Own): readonly HomeTask[] {
  const own = interviews.filter((it) => isEntrant(it, viewer) && it.state !== 'planned');
  const owed = own.filter((it) => !isAnswered(it) && isComing(it, now));
  if (!own.some((it) => isComing(it, now))) return [];
  const next = owed[0] ?? own[0];
  if (!next) return [];
  return [
    {
      ...inEdition(edition),
      text: t('interview.task.confirm', { title: next.title }),
      href: paths.one.to(next.id),
      done: own.length - owed.length,
      total: own.length,
      due: confirmBy(edition, owed),
    },
  ];
}

function hearing({ edition, interviews, viewer }: Own): readonly HomeTask[] {
  const own = interviews.filter((it) => isJurorOf(it, viewer) && it.slot !== null);
  if (own.length === 0) return [];
  const left = own.filter((it) => it.endedAt === null);
  return [
    {
      ...inEdition(edition),
      text: t('interview.task.hear'),
      href: paths.own.to(),
      done: own.length - left.length,
      total: own.length,
      due: soonest(left),
    },
  ];
}

function following({ edition, interviews, viewer, now }: Own): readonly HomeTask[] {
  if (!isOrganiser(edition.organiserId, viewer)) return [];
  const placed = interviews.filter((it) => it.slot !== null);
  const owed = placed.filter((it) => it.state !== 'confirmed' && isComing(it, now));
  if (placed.length === 0) return [];
  return [
    {
      ...inEdition(edition),
      text: t('interview.task.confirmed'),
      href: paths.timetable.to(edition.id),
      done: placed.length - owed.length,
      total: placed.length,
      due: confirmBy(edition, owed),
      isOthers: true,
    },
  ];
}
