import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Edition, EditionId } from '../../edition/model/edition.ts';
import { holdEdition } from '../../edition/queries/editions.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import { type InterviewPlan, type PlanRoom, planSchema } from '../model/plan.ts';
import type { InterviewRefusal } from '../model/states.ts';
import { panelCandidates, planOf, roomsOf } from '../queries/plan.ts';
import { problemsOfPlan } from '../rules/problems.ts';
import { isOrganiser } from '../rules/who.ts';
import { tables } from '../schema.ts';
import { leaveTrace } from './trace.ts';

/** The edition when the viewer organises its interviews, locked until the transaction ends; the refusal otherwise. */
export async function editionToArrange(
  tx: Tx,
  who: Viewer,
  id: EditionId,
): Promise<Outcome<Edition, InterviewRefusal>> {
  const edition = await holdEdition(tx, id);
  if (!edition || !isOrganiser(edition.organiserId, who)) return refused('not_found');
  return stageOfKind(edition.document, 'interview') ? done(edition) : refused('no_stage');
}

export type PlanToSave = {
  readonly editionId: EditionId;
  /** Revision that the writer had before the eyes; 0 for the first. */
  readonly revision: number;
  readonly plan: InterviewPlan;
};

/** Keeps the plan; the timetable changes only when it is made anew. A room in which somebody has a slot stays. */
export async function savePlan(
  tx: Tx,
  who: Viewer,
  input: PlanToSave,
  now: Date,
): Promise<Outcome<number, InterviewRefusal>> {
  const held = await editionToArrange(tx, who, input.editionId);
  if (!held.ok) return held;
  const parsed = planSchema.safeParse(input.plan);
  if (!parsed.success || problemsOfPlan(parsed.data).length > 0) return refused('plan_invalid');
  const before = await planOf(tx, input.editionId);
  if ((before?.revision ?? 0) !== input.revision) return refused('stale');
  const { rooms, ...plan } = parsed.data;
  if (before && JSON.stringify(before.plan) === JSON.stringify(parsed.data)) return done(before.revision);
  const forbidden = await whyNotRooms(tx, held.value, rooms);
  if (forbidden) return refused(forbidden);
  const revision = input.revision + 1;
  const row = { plan: JSON.stringify(plan), revision, saved_by: who.person?.id ?? null, saved_at: now };
  await tables(tx)
    .insertInto('interview_plan')
    .values({ edition_id: input.editionId, ...row, made_at: null })
    .onConflict((clash) => clash.column('edition_id').doUpdateSet(row))
    .execute();
  await saveRooms(tx, input.editionId, rooms);
  const of = { kind: 'edition' as const, id: input.editionId };
  const told = { before: before && toldPlan(before.plan), after: toldPlan(parsed.data) };
  await leaveTrace(tx, who, { of, verb: 'plan', before: told.before ?? undefined, after: told.after }, now);
  return done(revision);
}

function toldPlan({ rooms, days, minutes, presentationMinutes, spread }: InterviewPlan) {
  return { rooms: rooms.map((it) => it.name).join(', '), days: days.length, minutes, presentationMinutes, spread };
}

/** Rooms are the edition's own, jurors are people who are jurors somewhere, and no room goes in which somebody has a slot. */
async function whyNotRooms(
  tx: Tx,
  { id, organiserId }: Edition,
  rooms: readonly PlanRoom[],
): Promise<InterviewRefusal | null> {
  const ids = rooms.map((room) => room.id);
  const foreign = await tables(tx)
    .selectFrom('interview_room')
    .select('id')
    .where('id', 'in', ids)
    .where('edition_id', '!=', id)
    .executeTakeFirst();
  if (foreign) return 'plan_invalid';
  const seated = (await roomsOf(tx, id)).flatMap((room) => room.jurors);
  const known = new Set([...(await panelCandidates(tx, organiserId)), ...seated].map((seat) => seat.id));
  if (rooms.some((room) => room.jurors.some((juror) => !known.has(juror)))) return 'unknown_juror';
  return (await isRoomMissed(tx, id, rooms)) ? 'room_used' : null;
}

/** Whether a room is left out in which an interview has its slot. */
async function isRoomMissed(tx: Tx, editionId: EditionId, rooms: readonly PlanRoom[]): Promise<boolean> {
  const used = await tables(tx)
    .selectFrom('interview')
    .innerJoin('interview_slot as s', 's.id', 'interview.slot_id')
    .select('s.room_id as id')
    .distinct()
    .where('interview.edition_id', '=', editionId)
    .execute();
  return used.some(({ id }) => !rooms.some((room) => room.id === id));
}

async function saveRooms(tx: Tx, editionId: EditionId, rooms: readonly PlanRoom[]): Promise<void> {
  const db = tables(tx);
  const ids = rooms.map((room) => room.id);
  await db.deleteFrom('interview_room').where('edition_id', '=', editionId).where('id', 'not in', ids).execute();
  await db
    .insertInto('interview_room')
    .values(rooms.map(({ id, name, place, link }, no) => ({ id, edition_id: editionId, no, name, place, link })))
    .onConflict((clash) =>
      clash
        .column('id')
        .doUpdateSet((it) => ({
          no: it.ref('excluded.no'),
          name: it.ref('excluded.name'),
          place: it.ref('excluded.place'),
          link: it.ref('excluded.link'),
        }))
        .where('interview_room.edition_id', '=', editionId),
    )
    .execute();
  await db.deleteFrom('interview_juror').where('room_id', 'in', ids).execute();
  const seats = rooms.flatMap((room) =>
    [...new Set(room.jurors)].map((juror) => ({ room_id: room.id, person_id: juror })),
  );
  if (seats.length > 0) await db.insertInto('interview_juror').values(seats).execute();
}
