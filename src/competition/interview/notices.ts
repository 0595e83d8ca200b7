import type { PersonId } from '#identity/index.ts';
import { notify, type Telling } from '#notification/index.ts';
import type { Conn } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import { editionById } from '../edition/queries/editions.ts';
import { stageOfKind } from '../edition/rules/calendar.ts';
import type { Interview, Room } from './model/interview.ts';
import type { InterviewId } from './model/states.ts';
import { paths } from './paths.ts';
import { interviewById } from './queries/interviews.ts';
import { entrantsOf, organisersOf } from './queries/people.ts';
import { roomsOf } from './queries/plan.ts';
import { confirmByOf } from './rules/confirm.ts';
import { appointmentLetter, confirmByText, placeText, whenText } from './views/letter.ts';

export const interviewNotices = [
  'competition.notice.interview_told',
  'competition.notice.interview_moved',
  'competition.notice.interview_moved_juror',
  'competition.notice.interview_reminder',
  'competition.notice.interview_silent',
  'competition.notice.interview_confirmed',
  'competition.notice.interview_other_time',
] as const;
type NoticeKind = (typeof interviewNotices)[number];

type Known = {
  readonly interview: Interview;
  readonly room: Room | null;
  readonly confirmHours: number;
};

/** The interview with its room; null when it was taken away since, has no slot, or has another time than the one told of. */
async function known(conn: Conn, id: InterviewId, sequence?: number): Promise<Known | null> {
  const interview = await interviewById(conn, id);
  if (!interview?.slot || (sequence !== undefined && interview.sequence !== sequence)) return null;
  const edition = await editionById(conn, interview.editionId);
  const stage = edition && stageOfKind(edition.document, 'interview');
  if (!stage) return null;
  const rooms = await roomsOf(conn, interview.editionId);
  const room = rooms.find((it) => it.id === interview.slot?.roomId) ?? null;
  return { interview, room, confirmHours: stage.settings.confirmHours };
}

type Message = {
  readonly kind: NoticeKind;
  readonly to: readonly PersonId[];
  readonly occasion: string;
  /** Says the whole appointment in the mail. */
  readonly asLetter?: boolean;
};

function tellingOf({ interview, room, confirmHours }: Known, message: Message, baseUrl: string): Telling {
  const { kind, to, occasion } = message;
  const { slot, id, title } = interview;
  const when = slot ? whenText(slot) : '';
  const confirmBy = slot ? confirmByOf(slot.startsAt, confirmHours) : null;
  const values = { title, when, until: confirmBy ? confirmByText(confirmBy) : '', place: placeText(room) };
  const letter = message.asLetter
    ? (reader: { readonly name: string }) =>
        appointmentLetter({
          kind,
          reader,
          interview,
          room,
          confirmBy,
          page: baseUrl + paths.one.to(id),
          file: baseUrl + paths.calendar.to(id),
        })
    : null;
  return { to, kind, values, href: paths.one.to(id), occasion, ...(letter ? { letter } : {}) };
}

type Told = { readonly interviewId: InterviewId; readonly sequence: number };

/** The entrants learn when they are heard and by when they say whether they come. */
export async function tellInterviewTold(
  { interviewId, sequence }: Told,
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const found = await known(tx, interviewId, sequence);
    if (!found) return;
    const occasion = `competition.interview_told:${interviewId}:${sequence}`;
    const to = await entrantsOf(tx, found.interview);
    const message = { kind: 'competition.notice.interview_told' as const, to, occasion, asLetter: true };
    await notify(tx, tellingOf(found, message, baseUrl), baseUrl, now);
  });
}

/** Both sides learn of another time: the entrants, who owe the answer again, and the panel. */
export async function tellInterviewMoved(
  { interviewId, sequence }: Told,
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const found = await known(tx, interviewId, sequence);
    if (!found) return;
    const occasion = `competition.interview_moved:${interviewId}:${sequence}`;
    const entrants = await entrantsOf(tx, found.interview);
    const kind = 'competition.notice.interview_moved' as const;
    await notify(tx, tellingOf(found, { kind, to: entrants, occasion, asLetter: true }, baseUrl), baseUrl, now);
    const panel = found.interview.jurorIds.filter((id) => !entrants.includes(id));
    const toPanel = { kind: 'competition.notice.interview_moved_juror' as const, to: panel, occasion };
    await notify(tx, tellingOf(found, toPanel, baseUrl), baseUrl, now);
  });
}

/** The organiser learns what the entrants answered. */
export async function tellInterviewAnswered(
  { interviewId, at }: { readonly interviewId: InterviewId; readonly at: string },
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const found = await known(tx, interviewId);
    if (!found || !['confirmed', 'another_time'].includes(found.interview.state)) return;
    const isYes = found.interview.state === 'confirmed';
    const kind = isYes ? 'competition.notice.interview_confirmed' : 'competition.notice.interview_other_time';
    const to = await organisersOf(tx, found.interview.organiserId);
    const occasion = `competition.interview_answered:${interviewId}:${at}`;
    await notify(tx, tellingOf(found, { kind, to, occasion } as const, baseUrl), baseUrl, now);
  });
}

/** Who has not answered is reminded; `hours` before the end of the time for it. */
export async function remind(id: InterviewId, hours: number, { db, baseUrl, now }: JobContext): Promise<void> {
  await db.transact(async (tx) => {
    const found = await known(tx, id);
    if (!found) return;
    const to = await entrantsOf(tx, found.interview);
    const occasion = `competition.interview_reminder:${id}:${found.interview.sequence}:${hours}`;
    const message = { kind: 'competition.notice.interview_reminder' as const, to, occasion };
    await notify(tx, tellingOf(found, message, baseUrl), baseUrl, now);
  });
}

/** The time for answering is over and nobody answered: told to the organiser, who calls. */
export async function tellSilent(id: InterviewId, { db, baseUrl, now }: JobContext): Promise<void> {
  await db.transact(async (tx) => {
    const found = await known(tx, id);
    if (!found) return;
    const to = await organisersOf(tx, found.interview.organiserId);
    const occasion = `competition.interview_silent:${id}:${found.interview.sequence}`;
    const message = { kind: 'competition.notice.interview_silent' as const, to, occasion };
    await notify(tx, tellingOf(found, message, baseUrl), baseUrl, now);
  });
}
