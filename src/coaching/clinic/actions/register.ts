import type { InstitutionId, PersonId, UnitId, Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { emit } from '#platform/outbox.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { personRegistered, placeFreed } from '../events.ts';
import type { Clinic, ClinicId } from '../model/clinic.ts';
import {
  type Brought,
  LONGEST_NOTE,
  MOST_AT_ONCE,
  type RegistrationId,
  type RegistrationRefusal,
} from '../model/registration.ts';
import type { RegistrationState } from '../model/states.ts';
import { broughtIn, membersToRegister } from '../queries/brings.ts';
import { isPresent } from '../queries/present.ts';
import { nextWaiting, registrationById, registrationOf, takenOf } from '../queries/registrations.ts';
import { isStaff } from '../rules/moves.ts';
import { movingUp, stateOfNext, whyNotRegister, whyNotRegisterOthers, whyNotWithdraw } from '../rules/registration.ts';
import { tables } from '../schema.ts';
import { holdClinic } from './hold.ts';
import { leaveTrace } from './trace.ts';

type Result<T> = Promise<Outcome<T, RegistrationRefusal>>;

type Comer = {
  readonly personId: PersonId;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly brings: Brought | null;
  readonly note: string;
};

export type Registering = {
  readonly clinicId: ClinicId;
  /** Comes with the form, so that a double click registers once. */
  readonly id: RegistrationId;
  /** `innovation:…`, `problem:…` or nothing. */
  readonly brings: string;
  readonly note: string;
};

/** Registers the viewer with what is brought; without a free place one waits. Said again, it changes what is brought. */
export async function registerSelf(tx: Tx, who: Viewer, given: Registering, now: Date): Result<RegistrationState> {
  const clinic = await holdClinic(tx, who, given.clinicId);
  if (!clinic) return refused('not_found');
  const forbidden = whyNotRegister(clinic, who, now);
  if (forbidden || !who.person || !who.acting) return refused(forbidden ?? 'no_role');
  const brings = await broughtIn(tx, who, given.brings);
  if (brings === 'unknown') return refused('brings_unknown');
  const note = given.note.trim();
  if ([...note].length > LONGEST_NOTE) return refused('note_long');
  const { institutionId, unitId } = who.acting;
  const comer = { personId: who.person.id, institutionId, unitId, brings, note };
  return done(await enter(tx, who, { clinic, comer, id: given.id }, now));
}

type Entering = { readonly clinic: Clinic; readonly comer: Comer; readonly id: RegistrationId };

/** Writes the person down; who has a place or waits already keeps it and only brings something else. */
async function enter(tx: Tx, who: Viewer, { clinic, comer, id }: Entering, now: Date): Promise<RegistrationState> {
  const known = await registrationOf(tx, clinic.id, comer.personId);
  const bringing = {
    innovation_id: comer.brings?.kind === 'innovation' ? comer.brings.id : null,
    problem_id: comer.brings?.kind === 'problem' ? comer.brings.id : null,
    note: comer.note,
  };
  if (known && known.state !== 'withdrawn') {
    const isSame = known.note === comer.note && known.brings?.id === comer.brings?.id;
    if (!isSame) {
      await tables(tx).updateTable('clinic_registration').set(bringing).where('id', '=', known.id).execute();
      await leaveTrace(
        tx,
        who,
        { verb: 'register', id: clinic.id, after: { person: known.personName, note: comer.note } },
        now,
      );
    }
    return known.state;
  }
  const state = await placeFor(tx, who, clinic, now);
  const place = { institution_id: comer.institutionId, unit_id: comer.unitId };
  const row = { ...place, ...bringing, state, registered_by: who.person?.id ?? null, registered_at: now };
  const again = { ...row, moved_up_at: null, withdrawn_at: null, withdrawn_by: null };
  if (known) await tables(tx).updateTable('clinic_registration').set(again).where('id', '=', known.id).execute();
  else
    await tables(tx)
      .insertInto('clinic_registration')
      .values({ id, clinic_id: clinic.id, person_id: comer.personId, ...again })
      .execute();
  const written = await registrationOf(tx, clinic.id, comer.personId);
  const after = { person: written?.personName, unit: written?.unitName, state, note: comer.note };
  await leaveTrace(tx, who, { verb: 'register', id: clinic.id, after }, now);
  if (written && comer.personId !== who.person?.id)
    await emit(tx, personRegistered, { registrationId: written.id }, now);
  return state;
}

/** Whom the hub enters once it has begun stands in the room already and needs no place. */
async function placeFor(tx: Tx, who: Viewer, clinic: Clinic, now: Date): Promise<RegistrationState> {
  if (isStaff(who) && clinic.startsAt <= now) return 'registered';
  return stateOfNext(await takenOf(tx, clinic.id), clinic.capacity);
}

export type RegisteringOthers = {
  readonly clinicId: ClinicId;
  readonly institutionId: InstitutionId;
  readonly personIds: readonly PersonId[];
};

/** An admin registers people of the institution, the hub those of any that is invited; answers how many were new. */
export async function registerOthers(tx: Tx, who: Viewer, given: RegisteringOthers, now: Date): Result<number> {
  const clinic = await holdClinic(tx, who, given.clinicId);
  if (!clinic) return refused('not_found');
  const { institutionId } = given;
  const forbidden = whyNotRegisterOthers(clinic, who, { institutionId, now });
  if (forbidden) return refused(forbidden);
  const wanted = new Set(given.personIds);
  if (wanted.size === 0) return refused('nobody_chosen');
  if (wanted.size > MOST_AT_ONCE) return refused('over_limit');
  const members = (await membersToRegister(tx, institutionId)).filter((it) => wanted.has(it.personId));
  if (members.length !== wanted.size) return refused('not_member');
  let added = 0;
  for (const { personId, unitId } of members) {
    const known = await registrationOf(tx, clinic.id, personId);
    if (known && known.state !== 'withdrawn') continue;
    const comer = { personId, institutionId, unitId, brings: null, note: '' };
    await enter(tx, who, { clinic, comer, id: newId<'RegistrationId'>(now.getTime()) }, now);
    added += 1;
  }
  return done(added);
}

/** Says that somebody does not come; who waits longest gets the place. */
export async function withdraw(tx: Tx, who: Viewer, id: RegistrationId, now: Date): Result<ClinicId> {
  const found = await registrationById(tx, id);
  const clinic = found && (await holdClinic(tx, who, found.clinicId));
  const registration = clinic && (await registrationById(tx, id));
  if (!registration) return refused('not_found');
  const standing = { viewer: who, now, isPresent: await isPresent(tx, id) };
  const forbidden = whyNotWithdraw(clinic, registration, standing);
  if (forbidden === 'not_yours') return refused('not_found');
  if (registration.state === 'withdrawn') return done(clinic.id);
  if (forbidden) return refused(forbidden);
  const gone = { state: 'withdrawn' as const, withdrawn_at: now, withdrawn_by: who.person?.id ?? null };
  await tables(tx).updateTable('clinic_registration').set(gone).where('id', '=', id).execute();
  await leaveTrace(tx, who, { verb: 'withdraw', id: clinic.id, before: { person: registration.personName } }, now);
  await fillPlaces(tx, clinic, now);
  return done(clinic.id);
}

/** Those who wait move up as far as there are places, and are told. */
export async function fillPlaces(tx: Tx, { id, capacity }: Pick<Clinic, 'id' | 'capacity'>, now: Date): Promise<void> {
  const count = movingUp(await takenOf(tx, id), capacity);
  if (count === 0) return;
  const lucky = await nextWaiting(tx, id, count);
  const moved = { state: 'registered' as const, moved_up_at: now };
  await tables(tx)
    .updateTable('clinic_registration')
    .set(moved)
    .where('id', 'in', [...lucky])
    .execute();
  for (const registrationId of lucky) await emit(tx, placeFreed, { registrationId }, now);
}
