import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { parseId } from '#platform/ids.ts';
import { editionById } from '../../edition/queries/editions.ts';
import { newCalendarAddress } from '../actions/calendar.ts';
import type { Interview } from '../model/interview.ts';
import { paths } from '../paths.ts';
import { feedOf, interviewsOfFeed } from '../queries/calendar.ts';
import { roomsOf } from '../queries/plan.ts';
import { isOrganiser } from '../rules/who.ts';
import { calendarOf } from '../views/calendar-text.ts';
import { type InterviewVisit, interviewOf } from './visit.tsx';

/** What a code looks like; anything else is not looked up. */
const CODE = /^[\w-]{32}$/;

async function calendarFile({ db, baseUrl, now }: InterviewVisit, interviews: readonly Interview[]): Promise<Response> {
  const editions = [...new Set(interviews.map((it) => it.editionId))];
  const rooms = await roomsOf(db.conn, editions);
  const text = calendarOf({ interviews, rooms, host: new URL(baseUrl).hostname, stamp: now });
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="wawancara.ics"',
      'cache-control': 'private, no-store',
    },
  });
}

/** One interview for one's calendar. */
export async function calendarOfOne(visit: InterviewVisit): Promise<Answer> {
  const interview = await interviewOf(visit);
  if (!interview.slot) throw new NotFound();
  return calendarFile(visit, [interview]);
}

/** What a calendar program fetches by the private address. */
export async function feed(visit: InterviewVisit): Promise<Answer> {
  const code = visit.params.kode ?? '';
  const found = CODE.test(code) ? await feedOf(visit.db.conn, code) : null;
  if (!found) throw new NotFound();
  return calendarFile(visit, await interviewsOfFeed(visit.db.conn, found));
}

/** Makes the private address anew; the one before opens nothing any more. */
export async function makeAddress(visit: InterviewVisit): Promise<Answer> {
  const { db, viewer, form, now } = visit;
  const { person } = viewer;
  if (!person) throw new NotFound();
  const id = parseId<'EditionId'>(form.get('edisi'));
  const edition = id ? await editionById(db.conn, id) : null;
  if (form.get('edisi') !== '' && (!edition || !isOrganiser(edition.organiserId, viewer))) throw new NotFound();
  await db.transact((tx) => newCalendarAddress(tx, { ...viewer, person }, edition?.id ?? null, now));
  return redirect(`${edition ? paths.timetable.to(edition.id) : paths.own.to()}#kalender`, 'interview.done.calendar');
}
