import type { Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { Clinic, ClinicId } from '../model/clinic.ts';
import type { MarkId, PresenceMeans, PresenceRefusal } from '../model/presence.ts';
import type { Registration, RegistrationId } from '../model/registration.ts';
import { isPresent, secretOf } from '../queries/present.ts';
import { registrationById, registrationOf } from '../queries/registrations.ts';
import { readCode } from '../rules/code.ts';
import { isHost } from '../rules/moves.ts';
import { whyNotByCode, whyNotByHand, whyNotCorrect } from '../rules/presence.ts';
import { tables } from '../schema.ts';
import { holdClinic } from './hold.ts';
import { leaveTrace } from './trace.ts';

/** `already`: the person was marked before, and the first mark holds. */
export type Marked = { readonly registration: Registration; readonly already: boolean };
type Result = Promise<Outcome<Marked, PresenceRefusal>>;

type Writing = {
  readonly id: MarkId;
  readonly registration: Registration;
  readonly isPresent: boolean;
  readonly means: PresenceMeans;
  readonly markedAt: Date;
  readonly wasOffline?: boolean;
  readonly reason?: string;
};

async function write(tx: Tx, who: Viewer, given: Writing, now: Date): Promise<void> {
  const { id, registration, means, markedAt, wasOffline = false, reason = '' } = given;
  const mark = { id, registration_id: registration.id, is_present: given.isPresent, means, reason };
  const when = { was_offline: wasOffline, marked_by: who.person?.id ?? null, marked_at: markedAt, received_at: now };
  await tables(tx)
    .insertInto('clinic_presence')
    .values({ ...mark, ...when })
    .execute();
  const verb = means === 'correction' ? 'correct' : 'mark';
  const after = { person: registration.personName, present: given.isPresent, means, reason, offline: wasOffline };
  await leaveTrace(tx, who, { verb, id: registration.clinicId, after }, now);
}

async function present(tx: Tx, who: Viewer, given: Omit<Writing, 'isPresent'>, now: Date): Result {
  const { registration } = given;
  if (await isPresent(tx, registration.id)) return done({ registration, already: true });
  await write(tx, who, { ...given, isPresent: true }, now);
  return done({ registration, already: false });
}

type ByCode = { readonly clinicId: ClinicId; readonly code: string };

/** The viewer is marked by the code on the screen or the door: whoever holds it must have a place and be signed in as oneself. */
export async function markByCode(tx: Tx, who: Viewer, { clinicId, code }: ByCode, now: Date): Result {
  const clinic = await holdClinic(tx, who, clinicId);
  if (!clinic || !who.person) return refused('not_found');
  const read = await readOf(tx, clinic, code, now);
  if (typeof read === 'string') return refused(read);
  // A person's own code is shown to the host and marks nobody by oneself.
  if (read.kind === 'personal') return refused('not_host');
  const registration = await registrationOf(tx, clinic.id, who.person.id);
  const forbidden = whyNotByCode(clinic, registration, now);
  if (forbidden || !registration) return refused(forbidden ?? 'not_registered');
  const means = read.kind === 'screen' ? 'screen_code' : 'printed_code';
  return present(tx, who, { id: newId<'MarkId'>(now.getTime()), registration, means, markedAt: now }, now);
}

const readOf = async (tx: Tx, { id }: Clinic, code: string, now: Date) =>
  readCode(code, { id, secret: await secretOf(tx, id) }, { now, today: dayOf(now) });

/** A host reads the code that a person carries. */
export async function markByPersonalCode(tx: Tx, who: Viewer, { clinicId, code }: ByCode, now: Date): Result {
  const clinic = await holdClinic(tx, who, clinicId);
  if (!clinic) return refused('not_found');
  if (!isHost(clinic, who)) return refused('not_host');
  const read = await readOf(tx, clinic, code, now);
  if (typeof read === 'string') return refused(read);
  if (read.kind !== 'personal') return refused('code_forged');
  const registration = await registrationById(tx, read.registrationId);
  const forbidden = whyNotByCode(clinic, registration, now);
  if (forbidden || !registration) return refused(forbidden ?? 'not_registered');
  const mark = { id: newId<'MarkId'>(now.getTime()), registration, means: 'personal_code' as const, markedAt: now };
  return present(tx, who, mark, now);
}

export type HandMark = {
  readonly clinicId: ClinicId;
  /** Comes from the form or the device, so that a mark sent twice is one. */
  readonly id: MarkId;
  readonly registrationId: RegistrationId;
  /** When it was made on a device without a line; null: now. */
  readonly offlineAt: Date | null;
};

/** A host marks somebody whom one sees, also later from a device that had no line. */
export async function markByHand(tx: Tx, who: Viewer, given: HandMark, now: Date): Result {
  const clinic = await holdClinic(tx, who, given.clinicId);
  const registration = clinic && (await registrationById(tx, given.registrationId));
  if (!registration || registration.clinicId !== clinic.id) return refused('not_found');
  const markedAt = given.offlineAt ?? now;
  const forbidden = whyNotByHand(clinic, registration, { viewer: who, markedAt, now });
  if (forbidden) return refused(forbidden);
  if (await isKnownMark(tx, given.id)) return done({ registration, already: true });
  const mark = { id: given.id, registration, means: 'hand' as const, markedAt };
  return present(tx, who, { ...mark, wasOffline: given.offlineAt !== null }, now);
}

async function isKnownMark(tx: Tx, id: MarkId): Promise<boolean> {
  const row = await tables(tx).selectFrom('clinic_presence').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

export type Correction = {
  readonly clinicId: ClinicId;
  readonly id: MarkId;
  readonly registrationId: RegistrationId;
  readonly isPresent: boolean;
  readonly reason: string;
};

/** A host says that somebody was there after all, or was not, and why. Every mark stays in the history. */
export async function correctMark(tx: Tx, who: Viewer, given: Correction, now: Date): Result {
  const clinic = await holdClinic(tx, who, given.clinicId);
  const registration = clinic && (await registrationById(tx, given.registrationId));
  if (!registration || registration.clinicId !== clinic.id) return refused('not_found');
  const reason = given.reason.trim();
  const forbidden = whyNotCorrect(clinic, { viewer: who, reason, now });
  if (forbidden) return refused(forbidden);
  if (registration.state === 'withdrawn' && given.isPresent) return refused('not_registered');
  if ((await isKnownMark(tx, given.id)) || (await isPresent(tx, registration.id)) === given.isPresent)
    return done({ registration, already: true });
  const mark = { id: given.id, registration, means: 'correction' as const, markedAt: now };
  await write(tx, who, { ...mark, isPresent: given.isPresent, reason }, now);
  return done({ registration, already: false });
}
