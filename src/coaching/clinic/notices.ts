import { adminsByInstitution, type PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Conn, Tx } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { Clinic, ClinicId } from './model/clinic.ts';
import type { RegistrationId } from './model/registration.ts';
import { paths } from './paths.ts';
import { clinicById } from './queries/clinics.ts';
import { peopleComing, registrationById } from './queries/registrations.ts';
import { placeText, whenText } from './views/words.ts';

export const clinicNotices = [
  'coaching.notice.clinic_invited',
  'coaching.notice.clinic_coach',
  'coaching.notice.clinic_moved',
  'coaching.notice.clinic_cancelled',
  'coaching.notice.clinic_registered',
  'coaching.notice.clinic_waiting',
  'coaching.notice.clinic_place',
  'coaching.notice.clinic_reminder',
] as const;

type Message = {
  readonly kind: (typeof clinicNotices)[number];
  readonly to: readonly PersonId[];
  /** What tells this occasion from others of the kind and clinic. */
  readonly mark: string;
};

async function tell(tx: Tx, clinic: Clinic, { kind, to, mark }: Message, { baseUrl, now }: JobContext): Promise<void> {
  const values = {
    title: clinic.title,
    when: whenText(clinic),
    place: placeText(clinic),
    ...(kind === 'coaching.notice.clinic_cancelled' ? { reason: clinic.cancelReason } : {}),
  };
  const about = { kind, values, href: paths.one.to(clinic.id), occasion: `${kind}:${clinic.id}:${mark}` };
  await notify(tx, { to, ...about }, baseUrl, now);
}

async function adminsInvited(conn: Conn, { invited }: Clinic): Promise<readonly PersonId[]> {
  const admins = await adminsByInstitution(
    conn,
    invited.map((it) => it.id),
  );
  return [...admins.values()].flat().map((it) => it.id);
}

const coachesOf = ({ coaches }: Clinic): readonly PersonId[] => coaches.map((it) => it.id);

/** Admins of invited institutions learn of the clinic, each once, and its coaches that they coach. */
export async function tellClinicAnnounced(
  { clinicId }: { readonly clinicId: ClinicId },
  context: JobContext,
): Promise<void> {
  await context.db.transact(async (tx) => {
    const clinic = await clinicById(tx, clinicId);
    if (clinic?.state !== 'announced') return;
    const to = await adminsInvited(tx, clinic);
    await tell(tx, clinic, { kind: 'coaching.notice.clinic_invited', to, mark: '' }, context);
    await tell(tx, clinic, { kind: 'coaching.notice.clinic_coach', to: coachesOf(clinic), mark: '' }, context);
  });
}

/** Who comes or coaches learns of another time or place; of two changes at once only the last is told. */
export async function tellClinicMoved(
  { clinicId, sequence }: { readonly clinicId: ClinicId; readonly sequence: number },
  context: JobContext,
): Promise<void> {
  await context.db.transact(async (tx) => {
    const clinic = await clinicById(tx, clinicId);
    if (clinic?.state !== 'announced' || clinic.sequence !== sequence) return;
    const coming = await peopleComing(tx, clinicId, ['registered', 'waiting']);
    const to = [...coming, ...coachesOf(clinic)];
    await tell(tx, clinic, { kind: 'coaching.notice.clinic_moved', to, mark: String(sequence) }, context);
  });
}

/** Everybody who was told of the clinic or comes learns why it does not take place. */
export async function tellClinicCancelled(
  { clinicId }: { readonly clinicId: ClinicId },
  context: JobContext,
): Promise<void> {
  await context.db.transact(async (tx) => {
    const clinic = await clinicById(tx, clinicId);
    if (clinic?.state !== 'cancelled') return;
    const coming = await peopleComing(tx, clinicId, ['registered', 'waiting']);
    const to = [...coming, ...coachesOf(clinic), ...(await adminsInvited(tx, clinic))];
    await tell(tx, clinic, { kind: 'coaching.notice.clinic_cancelled', to, mark: '' }, context);
  });
}

type OfRegistration = { readonly registrationId: RegistrationId };

async function tellPerson(
  { registrationId }: OfRegistration,
  kindOf: (state: 'registered' | 'waiting') => Message['kind'],
  context: JobContext,
): Promise<void> {
  await context.db.transact(async (tx) => {
    const registration = await registrationById(tx, registrationId);
    const clinic = registration && (await clinicById(tx, registration.clinicId));
    if (!clinic || registration.state === 'withdrawn') return;
    const mark = `${registrationId}:${(registration.movedUpAt ?? registration.registeredAt).toISOString()}`;
    await tell(tx, clinic, { kind: kindOf(registration.state), to: [registration.personId], mark }, context);
  });
}

/** Whom somebody else registered learns it, with a place or without. */
export const tellPersonRegistered = (fact: OfRegistration, context: JobContext): Promise<void> =>
  tellPerson(
    fact,
    (state) => (state === 'registered' ? 'coaching.notice.clinic_registered' : 'coaching.notice.clinic_waiting'),
    context,
  );

/** Who waited learns that a place became free. */
export const tellPlaceFreed = (fact: OfRegistration, context: JobContext): Promise<void> =>
  tellPerson(fact, () => 'coaching.notice.clinic_place', context);

/** The day before, everybody with a place and every coach is reminded; run again, nobody hears it twice. */
export async function remindOf(clinic: Clinic, context: JobContext): Promise<void> {
  await context.db.transact(async (tx) => {
    const to = [...(await peopleComing(tx, clinic.id, ['registered'])), ...coachesOf(clinic)];
    const mark = clinic.startsAt.toISOString();
    await tell(tx, clinic, { kind: 'coaching.notice.clinic_reminder', to, mark }, context);
  });
}
