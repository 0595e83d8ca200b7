import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PersonId, Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import { type Interview, type LastMove, moveSteps, type Timetable } from '../model/interview.ts';
import type { Slot } from '../model/plan.ts';
import type { InterviewId } from '../model/states.ts';
import { tables } from '../schema.ts';
import { visibleTo } from '../visibility.ts';
import { keepersOfEntry } from './interviewees.ts';
import { roomsOf } from './plan.ts';

const panel = sql<readonly PersonId[]>`array(select j.person_id from interview_juror j
  where j.room_id = s.room_id order by j.person_id)`;

const columns = [
  'interview.id',
  'interview.edition_id as editionId',
  'interview.entry_id as entryId',
  'edition.organiser_id as organiserId',
  'entry.title',
  'entry.institution_id as institutionId',
  'i.name as institutionName',
  'i.region_code as regionCode',
  'entry.unit_id as unitId',
  'u.name as unitName',
  keepersOfEntry.as('keeperIds'),
  panel.as('jurorIds'),
  's.id as slotId',
  's.room_id as roomId',
  's.day',
  's.starts_at as startsAt',
  's.ends_at as endsAt',
  'interview.state',
  'interview.unplaced',
  'interview.sequence',
  'interview.told_at as toldAt',
  'interview.answered_at as answeredAt',
  'a.name as answeredByName',
  'interview.wish',
  'interview.began_at as beganAt',
  'interview.questions_at as questionsAt',
  'interview.ended_at as endedAt',
  'interview.presence',
  'interview.presence_note as presenceNote',
  'interview.leaders',
] as const;

function interviews(conn: Conn) {
  return tables(conn)
    .selectFrom('interview')
    .innerJoin('entry', 'entry.id', 'interview.entry_id')
    .innerJoin('edition', 'edition.id', 'interview.edition_id')
    .innerJoin('institution as i', 'i.id', 'entry.institution_id')
    .leftJoin('unit as u', 'u.id', 'entry.unit_id')
    .leftJoin('interview_slot as s', 's.id', 'interview.slot_id')
    .leftJoin('person as a', 'a.id', 'interview.answered_by')
    .select(columns)
    .orderBy('s.starts_at')
    .orderBy('entry.title')
    .orderBy('interview.id');
}

type Row = Awaited<ReturnType<ReturnType<typeof interviews>['execute']>>[number];

function shaped({ slotId, roomId, day, startsAt, endsAt, ...row }: Row): Interview {
  const slot = slotId && roomId && day && startsAt && endsAt ? { id: slotId, roomId, day, startsAt, endsAt } : null;
  return { ...row, slot };
}

/** The interview of this id, whoever asks; the caller asks whether it may be seen. */
export async function interviewById(conn: Conn, id: InterviewId): Promise<Interview | null> {
  const row = await interviews(conn).where('interview.id', '=', id).executeTakeFirst();
  return row ? shaped(row) : null;
}

/** All interviews that the viewer may know of, by time. */
export async function interviewsFor(
  conn: Conn,
  viewer: Viewer,
  editionId: EditionId | null = null,
): Promise<readonly Interview[]> {
  let query = interviews(conn).where(visibleTo(viewer));
  if (editionId) query = query.where('interview.edition_id', '=', editionId);
  return (await query.execute()).map(shaped);
}

/** Those of an edition, whoever asks. */
export async function interviewsOf(conn: Conn, editionId: EditionId): Promise<readonly Interview[]> {
  return (await interviews(conn).where('interview.edition_id', '=', editionId).execute()).map(shaped);
}

export async function slotsOfEdition(conn: Conn, editionId: EditionId): Promise<readonly Slot[]> {
  return tables(conn)
    .selectFrom('interview_slot')
    .select(['id', 'room_id as roomId', 'day', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('edition_id', '=', editionId)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
}

/** Rooms, slots and interviews of an edition, for whoever organises it. */
export async function timetableOf(conn: Conn, editionId: EditionId): Promise<Timetable> {
  return {
    rooms: await roomsOf(conn, editionId),
    slots: await slotsOfEdition(conn, editionId),
    interviews: await interviewsOf(conn, editionId),
  };
}

/** The newest change by hand, unless it was taken back; older ones stay. */
export async function lastMove(conn: Conn, editionId: EditionId): Promise<LastMove | null> {
  const row = await tables(conn)
    .selectFrom('interview_move')
    .select(['id', 'moved_at as movedAt', 'steps', 'undone_at as undoneAt'])
    .where('edition_id', '=', editionId)
    .orderBy('moved_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!row || row.undoneAt) return null;
  const ids = moveSteps.parse(row.steps).map((step) => step.interview);
  const titles = await tables(conn)
    .selectFrom('interview')
    .innerJoin('entry', 'entry.id', 'interview.entry_id')
    .select('entry.title')
    .where('interview.id', 'in', ids)
    .orderBy('entry.title')
    .execute();
  return { id: row.id, movedAt: row.movedAt, titles: titles.map((it) => it.title) };
}

/** Those of a condition over `interview`, `entry`, `edition` and the slot `s`; whoever asks has said who may see them. */
export async function interviewsWhere(conn: Conn, which: RawBuilder<SqlBool>): Promise<readonly Interview[]> {
  return (await interviews(conn).where(which).execute()).map(shaped);
}
