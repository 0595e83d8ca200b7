import { dayOf } from '#platform/dates.ts';
import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { paths } from '../paths.ts';
import { timetableOf } from '../queries/interviews.ts';
import { planOf } from '../queries/plan.ts';
import { OrderPage } from '../views/order-page.tsx';
import { editionTrail, type InterviewVisit, organisedEdition, workPage } from './visit.tsx';

/** The running order of one room on one day: what is now, what comes next, with a clock. */
export async function showOrder(visit: InterviewVisit): Promise<Answer> {
  const { edition, stage } = await organisedEdition(visit);
  const timetable = await timetableOf(visit.db.conn, edition.id);
  const plan = await planOf(visit.db.conn, edition.id);
  const held = timetable.interviews.filter((it) => it.slot !== null);
  const days = [...new Set(held.flatMap((it) => it.slot?.day ?? []))].toSorted();
  const today = dayOf(visit.now);
  const asked = visit.query.get('hari');
  const day = days.find((it) => it === asked) ?? days.find((it) => it >= today) ?? days.at(-1) ?? today;
  const rooms = timetable.rooms.filter((room) => held.some((it) => it.slot?.day === day && it.slot.roomId === room.id));
  const wanted = parseId<'InterviewRoomId'>(visit.query.get('ruang'));
  const room = rooms.find((it) => it.id === wanted) ?? rooms[0] ?? null;
  const { minutes, presentationMinutes } = plan?.plan ?? {
    minutes: stage.settings.minutes ?? 0,
    presentationMinutes: stage.settings.presentationMinutes ?? 0,
  };
  const body = (
    <OrderPage
      editionId={edition.id}
      days={days}
      day={day}
      rooms={rooms}
      room={room}
      order={held.filter((it) => it.slot?.day === day && it.slot.roomId === room?.id)}
      lengths={{ minutes, presentationMinutes }}
      now={visit.now}
    />
  );
  const trail = [...editionTrail(edition)];
  const title = t('interview.order.title');
  const canonical = paths.order.to(edition.id);
  return workPage({ title, trail, canonical, width: 'wide', body, islands: ['clock'] });
}
