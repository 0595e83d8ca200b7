import { sql } from 'kysely';
import { record } from '#audit/index.ts';
import {
  addEvidence,
  type EvidenceId,
  evidenceOf,
  type NewEvidence,
  unuseEvidence,
  useEvidence,
} from '#files/index.ts';
import { actorOf, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import { newPublicCode } from '#platform/public-code.ts';
import type { Clinic, ClinicId } from '../model/clinic.ts';
import { type Feedback, type OutcomeRefusal, type PaperPlace, TRAINING_PLACE } from '../model/outcome.ts';
import type { Registration, RegistrationId } from '../model/registration.ts';
import { hasAnswered, minutesOf, placeableOf, placingsOf, uncertified } from '../queries/outcome.ts';
import { isPresent } from '../queries/present.ts';
import { registrationById, registrationOf } from '../queries/registrations.ts';
import { isStaff } from '../rules/moves.ts';
import {
  certificateNumber,
  feedbackFault,
  minutesFault,
  whyNotAnswer,
  whyNotProve,
  whyNotWrite,
} from '../rules/outcome.ts';
import { subjectOf } from '../rules/subject.ts';
import { tables } from '../schema.ts';
import { holdClinic } from './hold.ts';
import { leaveTrace } from './trace.ts';

type Result<T = null> = Promise<Outcome<T, OutcomeRefusal>>;

export type MinutesInput = {
  readonly id: ClinicId;
  readonly minutes: string;
  readonly decisions: string;
  readonly seen: string;
};

/** Writes what was said and decided; `seen` is the moment of the minutes that the form was made of. */
export async function writeMinutes(tx: Tx, who: Viewer, { id, seen, ...given }: MinutesInput, now: Date): Result {
  const clinic = await holdClinic(tx, who, id);
  if (!clinic) return refused('not_found');
  const said = { minutes: given.minutes.trim(), decisions: given.decisions.trim() };
  const forbidden = whyNotWrite(clinic, who) ?? minutesFault(said);
  if (forbidden) return refused(forbidden);
  const before = await minutesOf(tx, id);
  if (before.minutes === said.minutes && before.decisions === said.decisions) return done(null);
  if ((before.at?.toISOString() ?? '') !== seen) return refused('stale');
  const by = { minutes_by: who.person?.id ?? null, minutes_at: now };
  await tables(tx)
    .updateTable('clinic')
    .set({ ...said, ...by })
    .where('id', '=', id)
    .execute();
  const old = { minutes: before.minutes, decisions: before.decisions };
  await leaveTrace(tx, who, { verb: 'minutes', id, before: old, after: said }, now);
  return done(null);
}

export type PaperInput = { readonly id: ClinicId; readonly place: PaperPlace; readonly evidence: NewEvidence };

/** Puts a paper of the clinic into the hub's locker. */
export async function addPaper(tx: Tx, who: Viewer, { id, place, evidence }: PaperInput, now: Date): Result {
  const clinic = await holdClinic(tx, who, id);
  if (!clinic) return refused('not_found');
  const forbidden = whyNotWrite(clinic, who) ?? (isStaff(who) ? null : ('hub_only' as const));
  if (forbidden) return refused(forbidden);
  const added = await addEvidence(tx, who, evidence, now);
  if (!added.ok) return refused('invalid');
  const used = await useEvidence(tx, who, { evidenceId: added.value, subject: subjectOf(id, place), place }, now);
  if (!used.ok) return refused('invalid');
  const after = { paper: place, title: used.value.title };
  if (used.value.isNew) await leaveTrace(tx, who, { verb: 'paper', id, after }, now);
  return done(null);
}

/** The signed list that was brought last; null while there is none. */
export async function scanOf(tx: Tx, id: ClinicId): Promise<EvidenceId | null> {
  const papers = await evidenceOf(tx, subjectOf(id, 'scan'), { onlyPublic: false });
  const [last] = papers
    .filter((it) => it.place === 'scan' && it.archivedAt === null)
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  return last?.id ?? null;
}

/** Puts the signed list as evidence of training into every innovation of those present, at once; answers how many were new. */
export async function placeEvidence(tx: Tx, who: Viewer, id: ClinicId, now: Date): Result<number> {
  const clinic = await holdClinic(tx, who, id);
  if (!clinic) return refused('not_found');
  const forbidden = whyNotProve(clinic, who);
  if (forbidden) return refused(forbidden);
  const evidenceId = await scanOf(tx, id);
  if (!evidenceId) return refused('no_scan');
  const all = await placeableOf(tx, id);
  if (all.length === 0) return refused('nobody_present');
  let added = 0;
  for (const { innovationId } of all) {
    const subject = { kind: 'innovation', id: innovationId };
    const used = await useEvidence(tx, who, { evidenceId, subject, place: TRAINING_PLACE }, now);
    if (!used.ok) return refused('no_scan');
    // What was there already is not ours to take away again.
    if (!used.value.isNew) continue;
    const row = { evidence_id: evidenceId, innovation_id: innovationId, clinic_id: id };
    await tables(tx)
      .insertInto('clinic_placing')
      .values({ ...row, placed_by: who.person?.id ?? null, placed_at: now })
      .execute();
    const after = { title: used.value.title, clinic: clinic.title };
    await record(tx, actorOf(who), { event: 'coaching.clinic.place', subject, after }, now);
    added += 1;
  }
  if (added > 0) await leaveTrace(tx, who, { verb: 'place', id, after: { innovations: added } }, now);
  return done(added);
}

/** Takes back what the click put, everywhere; what others put there stays. Answers how many. */
export async function unplaceEvidence(tx: Tx, who: Viewer, id: ClinicId, now: Date): Result<number> {
  const clinic = await holdClinic(tx, who, id);
  if (!clinic) return refused('not_found');
  const forbidden = whyNotProve(clinic, who);
  if (forbidden) return refused(forbidden);
  const placed = await placingsOf(tx, id);
  for (const { evidenceId, innovationId } of placed) {
    const subject = { kind: 'innovation', id: innovationId };
    const title = await unuseEvidence(tx, who, { evidenceId, subject, place: TRAINING_PLACE }, now);
    const before = { title, clinic: clinic.title };
    if (title !== null) await record(tx, actorOf(who), { event: 'coaching.clinic.unplace', subject, before }, now);
  }
  await tables(tx).deleteFrom('clinic_placing').where('clinic_id', '=', id).execute();
  if (placed.length > 0)
    await leaveTrace(tx, who, { verb: 'unplace', id, before: { innovations: placed.length } }, now);
  return done(placed.length);
}

/** Keeps what somebody who was there thought of the clinic, so that nobody learns who thought it. */
export async function giveFeedback(
  tx: Tx,
  who: Viewer,
  given: Feedback & { readonly id: ClinicId },
  now: Date,
): Result {
  const clinic = await holdClinic(tx, who, given.id);
  const own = clinic && who.person ? await registrationOf(tx, clinic.id, who.person.id) : null;
  if (!clinic) return refused('not_found');
  const standing = {
    isPresent: own !== null && (await isPresent(tx, own.id)),
    hasAnswered: own !== null && (await hasAnswered(tx, own.id)),
  };
  const forbidden = whyNotAnswer(clinic, standing) ?? feedbackFault(given);
  if (forbidden || !own) return refused(forbidden ?? 'was_not_present');
  const { useful, coaching, arrangement, next_step, note } = given;
  const answers = { useful, coaching, arrangement, next_step, note: note.trim() };
  await tables(tx)
    .insertInto('clinic_feedback')
    .values({ clinic_id: clinic.id, ...answers })
    .execute();
  await tables(tx).insertInto('clinic_feedback_given').values({ registration_id: own.id }).execute();
  await leaveTrace(tx, who, { verb: 'feedback', id: clinic.id }, now);
  return done(null);
}

/** Gives everybody who was there a certificate, once; answers how many were given now. */
export async function certifyPresent(tx: Tx, who: Viewer, id: ClinicId, now: Date): Result<number> {
  const clinic = await holdClinic(tx, who, id);
  if (!clinic) return refused('not_found');
  const forbidden = whyNotProve(clinic, who);
  if (forbidden) return refused(forbidden);
  const owed = await uncertified(tx, id);
  let nth = await lastNumber(tx, dayOf(now).slice(0, 4));
  for (const registrationId of owed) {
    const registration = await registrationById(tx, registrationId);
    if (!registration) continue;
    nth += 1;
    await certify(tx, who, { clinic, registration, nth }, now);
  }
  if (owed.length > 0) await leaveTrace(tx, who, { verb: 'certify', id, after: { certificates: owed.length } }, now);
  return done(owed.length);
}

type Certifying = { readonly clinic: Clinic; readonly registration: Registration; readonly nth: number };

async function certify(tx: Tx, who: Viewer, { clinic, registration, nth }: Certifying, now: Date): Promise<void> {
  const issuedOn = dayOf(now);
  const content = {
    ...{ name: registration.personName, unit: registration.unitName ?? '', institution: registration.institutionName },
    ...{ clinic: clinic.title, startsAt: clinic.startsAt.toISOString(), endsAt: clinic.endsAt.toISOString() },
    ...{ place: clinic.place, issuer: clinic.organiserName, issuedOn },
  };
  const id: RegistrationId = registration.id;
  const given = { code: newPublicCode(), number: certificateNumber(issuedOn.slice(0, 4), nth), issued_at: now };
  await sql`insert into clinic_certificate (registration_id, code, number, content, issued_by, issued_at)
    values (${id}, ${given.code}, ${given.number}, ${JSON.stringify(content)}::jsonb, ${who.person?.id ?? null}, ${now})`.execute(
    tables(tx),
  );
}

/** The last number of the year; two who certify at once wait for each other. */
async function lastNumber(tx: Tx, year: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('clinic-certificate', 0))`.execute(tables(tx));
  const begins = certificateNumber(year, 0).slice(0, -4);
  const found = await sql<{ last: number | null }>`select max(substr(number, ${begins.length + 1})::integer) as last
    from clinic_certificate where starts_with(number, ${begins})`.execute(tables(tx));
  return found.rows[0]?.last ?? 0;
}
