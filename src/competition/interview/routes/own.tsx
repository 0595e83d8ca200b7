import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { listEditions } from '../../edition/queries/editions.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import { calendarCode } from '../queries/calendar.ts';
import { interviewsFor } from '../queries/interviews.ts';
import { roomsOf } from '../queries/plan.ts';
import { isEntrant, isJurorOf, isOrganiser } from '../rules/who.ts';
import { OwnPage } from '../views/own-page.tsx';
import { type InterviewVisit, workPage } from './visit.tsx';

const MOST_EDITIONS = 50;

/** One's own interviews: those one hears as a juror, those of one's entries, and the editions that one organises. */
export async function showOwn(visit: InterviewVisit): Promise<Answer> {
  const { db, viewer, baseUrl, now } = visit;
  const seen = await interviewsFor(db.conn, viewer);
  const mine = seen.filter((it) => isJurorOf(it, viewer) || (isEntrant(it, viewer) && it.state !== 'planned'));
  const ids = [...new Set(mine.map((it) => it.editionId))];
  const rooms = await roomsOf(db.conn, ids);
  const organiserId = viewer.acting?.institutionId ?? null;
  const editions =
    organiserId && isOrganiser(organiserId, viewer)
      ? await listEditions(db.conn, viewer, { organiserId, isPublic: false }, { size: MOST_EDITIONS, offset: 0 })
      : [];
  const code = viewer.person ? await calendarCode(db.conn, viewer.person.id, null) : null;
  const body = (
    <OwnPage
      interviews={mine}
      rooms={rooms}
      viewer={viewer}
      editions={editions.filter((it) => stageOfKind(it.document, 'interview') !== null)}
      feed={{ baseUrl, code }}
      now={now}
    />
  );
  return workPage({ title: t('interview.title'), width: 'wide', body });
}
