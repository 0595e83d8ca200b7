import type { Viewer } from '#identity/index.ts';
import type { HomeSection } from '#platform/capability.ts';
import { formatDate } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { Interview } from './model/interview.ts';
import { paths } from './paths.ts';
import { interviewsFor } from './queries/interviews.ts';
import { isEntrant, isJurorOf, isOrganiser } from './rules/who.ts';

const section = (title: string) => ({ title, empty: t('interview.home.empty') });
const isComing = (it: Interview, now: Date) => it.slot !== null && it.slot.endsAt > now && it.endedAt === null;

/** On the home page: interviews that one is to confirm or hears next, and what the organiser waits for. */
export async function interviewHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  if (!viewer.person || !viewer.acting) return [];
  const coming = (await interviewsFor(conn, viewer)).filter((it) => isComing(it, now));
  const owed = coming.filter((it) => isEntrant(it, viewer) && it.state === 'told');
  const heard = coming.filter((it) => isJurorOf(it, viewer));
  const organised = coming.filter((it) => isOrganiser(it.organiserId, viewer));
  const waits = organised.filter((it) => it.state === 'another_time');
  const silent = organised.filter((it) => it.state === 'told');
  const mine = [
    ...owed.map((it) => item(t('interview.home.confirm', { title: it.title }), it, paths.one.to(it.id), 'urgent')),
    ...next(heard).map((it) =>
      item(t('interview.home.hear', { n: formatNumber(heard.length) }), it, paths.own.to(), 'attention'),
    ),
    ...next(waits).map((it) =>
      item(
        t('interview.home.wishes', { n: formatNumber(waits.length) }),
        it,
        paths.timetable.to(it.editionId),
        'urgent',
      ),
    ),
  ];
  const others = next(silent).map((it) =>
    item(t('interview.home.silent', { n: formatNumber(silent.length) }), it, paths.timetable.to(it.editionId)),
  );
  const title = t('interview.title');
  return [
    ...(mine.length > 0 ? [{ kind: 'mine' as const, ...section(title), items: mine }] : []),
    ...(others.length > 0 ? [{ kind: 'others' as const, ...section(title), items: others }] : []),
  ];
}

const next = (all: readonly Interview[]): readonly Interview[] => all.slice(0, 1);

function item(text: string, { slot }: Interview, href: string, tone: 'urgent' | 'attention' | 'neutral' = 'neutral') {
  return { text, href, tone, ...(slot ? { when: formatDate(slot.startsAt) } : {}) };
}
