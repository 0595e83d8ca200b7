import type { InstitutionId, PersonId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { clinicAnnounced, clinicMoved } from '../events.ts';
import type { Clinic, ClinicId, ClinicPlan, ClinicRefusal, Coach, Invited } from '../model/clinic.ts';
import { coachChoices, invitedChoices } from '../queries/choices.ts';
import { clinicById } from '../queries/clinics.ts';
import { whyNotChange, whyNotPlan } from '../rules/moves.ts';
import { planFault } from '../rules/plan.ts';
import { tables } from '../schema.ts';
import { holdClinic } from './hold.ts';
import { fillPlaces } from './register.ts';
import { leaveTrace } from './trace.ts';

type Result = Promise<Outcome<ClinicId, ClinicRefusal>>;

export type Planned = ClinicPlan & {
  readonly coachIds: readonly PersonId[];
  readonly invitedIds: readonly InstitutionId[];
};
type People = Pick<Clinic, 'coaches' | 'invited'>;

/** Plans a clinic, seen by the hub and its coaches alone. The same form sent twice is one clinic. */
export async function planClinic(tx: Tx, who: Viewer, given: Planned & { readonly id: ClinicId }, now: Date): Result {
  const forbidden = whyNotPlan(who);
  if (forbidden || !who.acting) return refused(forbidden ?? 'hub_only');
  const { id } = given;
  const known = await clinicById(tx, id);
  if (known) return known.title === given.title ? done(id) : refused('id_taken');
  const people = await peopleOf(tx, given, null);
  if (!people.ok) return people;
  const made = { id, organiser_id: who.acting.institutionId, created_by: who.person?.id ?? null, created_at: now };
  const moments = { announced_at: null, held_at: null, closed_at: null, cancelled_at: null, minutes_at: null };
  await tables(tx)
    .insertInto('clinic')
    .values({ ...made, ...moments, minutes_by: null, ...rowOf(given) })
    .execute();
  await writePeople(tx, id, people.value);
  await leaveTrace(tx, who, { verb: 'plan', id, after: toldOf({ ...given, ...people.value }) }, now);
  return done(id);
}

/** Writes down other plans; what stands in calendars counts on. */
export async function changeClinic(
  tx: Tx,
  who: Viewer,
  given: Planned & { readonly id: ClinicId; readonly revision: number },
  now: Date,
): Result {
  const held = await holdClinic(tx, who, given.id);
  if (!held) return refused('not_found');
  const forbidden = whyNotChange(held, who);
  if (forbidden) return refused(forbidden);
  const people = await peopleOf(tx, given, held);
  if (!people.ok) return people;
  const [before, after] = [toldOf(held), toldOf({ ...given, ...people.value })];
  if (JSON.stringify(before) === JSON.stringify(after)) return done(held.id);
  if (held.revision !== given.revision) return refused('stale');
  const sequence = held.sequence + (isMoved(held, given) ? 1 : 0);
  await tables(tx)
    .updateTable('clinic')
    .set({ ...rowOf(given), sequence, revision: held.revision + 1 })
    .where('id', '=', held.id)
    .execute();
  await writePeople(tx, held.id, people.value);
  await leaveTrace(tx, who, { verb: 'change', id: held.id, before, after }, now);
  if (held.announcedAt) await tellChange(tx, { held, sequence, capacity: given.capacity }, now);
  return done(held.id);
}

type Changed = { readonly held: Clinic; readonly sequence: number; readonly capacity: number };

/** Who may have become invited is told, who comes learns of another time, and new places are filled. */
async function tellChange(tx: Tx, { held, sequence, capacity }: Changed, now: Date): Promise<void> {
  await emit(tx, clinicAnnounced, { clinicId: held.id, at: now.toISOString() }, now);
  if (sequence !== held.sequence) await emit(tx, clinicMoved, { clinicId: held.id, sequence }, now);
  await fillPlaces(tx, { id: held.id, capacity }, now);
}

/** Whether calendars must show something else. */
function isMoved(held: ClinicPlan, given: ClinicPlan): boolean {
  const inCalendar = ({ title, startsAt, endsAt, place, link }: ClinicPlan) =>
    JSON.stringify([title, startsAt, endsAt, place, link]);
  return inCalendar(held) !== inCalendar(given);
}

/** Who coaches and who is invited, in the order of the choices; who stood in the plan already may stay. */
async function peopleOf(tx: Tx, given: Planned, held: People | null): Promise<Outcome<People, ClinicRefusal>> {
  const fault = planFault(given);
  if (fault) return refused(fault);
  if (given.invitedIds.length === 0 && !given.isPublic) return refused('nobody_invited');
  const coaches = chosen<Coach>([...(held?.coaches ?? []), ...(await coachChoices(tx))], given.coachIds);
  if (!coaches) return refused('coach_unknown');
  const invited = chosen<Invited>(await invitedChoices(tx), given.invitedIds);
  return invited ? done({ coaches, invited }) : refused('invited_unknown');
}

function chosen<T extends Coach | Invited>(known: readonly T[], ids: readonly T['id'][]): readonly T[] | null {
  const wanted = new Set<string>(ids);
  const found = new Map(known.filter((it) => wanted.has(it.id)).map((it) => [it.id as string, it]));
  return found.size === wanted.size ? [...found.values()] : null;
}

function rowOf({ title, startsAt, endsAt, place, link, capacity, agenda, isPublic }: ClinicPlan) {
  return { title, starts_at: startsAt, ends_at: endsAt, place, link, capacity, agenda, is_public: isPublic };
}

/** What the log keeps of a plan. */
function toldOf({ title, startsAt, endsAt, place, link, capacity, agenda, isPublic, ...people }: ClinicPlan & People) {
  const namesOf = (of: readonly { readonly name: string }[]) => of.map((it) => it.name).sort();
  const who = { coaches: namesOf(people.coaches), invited: namesOf(people.invited) };
  return {
    title,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    place,
    link,
    capacity,
    agenda,
    isPublic,
    ...who,
  };
}

async function writePeople(tx: Tx, id: ClinicId, people: People): Promise<void> {
  const db = tables(tx);
  await db.deleteFrom('clinic_coach').where('clinic_id', '=', id).execute();
  await db.deleteFrom('clinic_invited').where('clinic_id', '=', id).execute();
  const coaches = people.coaches.map((it) => ({ clinic_id: id, person_id: it.id }));
  if (coaches.length > 0) await db.insertInto('clinic_coach').values(coaches).execute();
  const invited = people.invited.map((it) => ({ clinic_id: id, institution_id: it.id }));
  if (invited.length > 0) await db.insertInto('clinic_invited').values(invited).execute();
}
