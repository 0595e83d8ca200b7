import { dayOf } from '#platform/dates.ts';
import { fragment } from '#platform/http/fragment.ts';
import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { markByCode, markByPersonalCode } from '../actions/presence.ts';
import type { Clinic } from '../model/clinic.ts';
import { paths } from '../paths.ts';
import { isPresent, secretOf } from '../queries/present.ts';
import { registrationById, registrationOf } from '../queries/registrations.ts';
import { printedCode, readCode, screenCode } from '../rules/code.ts';
import { isHost } from '../rules/moves.ts';
import { whyNotByCode } from '../rules/presence.ts';
import { AttendPage } from '../views/attend-page.tsx';
import { PrintCodePage, ScreenCode, ScreenPage } from '../views/screen-page.tsx';
import { hostedClinic, presenceRefusal } from './presence.tsx';
import { type ClinicVisit, clinicOf, trailOf, workPage } from './visit.tsx';

/** What a camera opens: one's own presence by the code of the screen, or a participant's by the code one carries. */
export async function attendPage(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  const { db, viewer, now, params } = visit;
  const [code, back] = [params.kode ?? '', paths.one.to(clinic.id)];
  const read = readCode(
    code,
    { id: clinic.id, secret: await secretOf(db.conn, clinic.id) },
    { now, today: dayOf(now) },
  );
  if (typeof read === 'string') return presenceRefusal(read, back);
  const isPersonal = read.kind === 'personal';
  if (isPersonal && !isHost(clinic, viewer)) return presenceRefusal('not_host', back);
  const personId = viewer.person?.id;
  const registration = isPersonal
    ? await registrationById(db.conn, read.registrationId)
    : personId
      ? await registrationOf(db.conn, clinic.id, personId)
      : null;
  const forbidden = whyNotByCode(clinic, registration, now);
  if (forbidden || !registration) return presenceRefusal(forbidden ?? 'not_registered', back);
  const isThere = await isPresent(db.conn, registration.id);
  const body = (
    <AttendPage clinic={clinic} registration={registration} code={code} isOwn={!isPersonal} isPresent={isThere} />
  );
  return workPage({ title: t('clinic.attend.title'), trail: trailOf(clinic), width: 'reading', body });
}

export async function attend(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  const { db, viewer, now, params } = visit;
  const given = { clinicId: clinic.id, code: params.kode ?? '' };
  const isPersonal = given.code.startsWith('p.');
  const outcome = await db.transact((tx) =>
    isPersonal ? markByPersonalCode(tx, viewer, given, now) : markByCode(tx, viewer, given, now),
  );
  if (!outcome.ok) return presenceRefusal(outcome.why, paths.one.to(clinic.id));
  return redirect(isPersonal ? paths.presence.to(clinic.id) : paths.one.to(clinic.id), 'clinic.done.mark');
}

async function screenOf({ db, baseUrl, now }: ClinicVisit, clinic: Clinic) {
  const code = screenCode({ id: clinic.id, secret: await secretOf(db.conn, clinic.id) }, now);
  return { clinic, address: baseUrl + paths.attend.to(clinic.id, code), now };
}

/** The code for the wall, which is another one each minute. */
export async function screenPage(visit: ClinicVisit): Promise<Answer> {
  const clinic = await hostedClinic(visit);
  const body = <ScreenPage {...(await screenOf(visit, clinic))} />;
  return workPage({ title: t('clinic.screen.title'), trail: trailOf(clinic), body });
}

export async function screenPart(visit: ClinicVisit): Promise<Answer> {
  return fragment(<ScreenCode {...(await screenOf(visit, await hostedClinic(visit)))} />);
}

const DAY_MS = 86_400_000;

/** Every day of the clinic, as the hub's calendar counts. */
function daysOf({ startsAt, endsAt }: Clinic): readonly string[] {
  const days = new Set<string>();
  for (let at = startsAt.getTime(); at < endsAt.getTime(); at += DAY_MS) days.add(dayOf(new Date(at)));
  return [...days.add(dayOf(endsAt))];
}

/** One code a day, to hang beside the door. */
export async function printPage(visit: ClinicVisit): Promise<Answer> {
  const clinic = await hostedClinic(visit);
  const signer = { id: clinic.id, secret: await secretOf(visit.db.conn, clinic.id) };
  const codes = daysOf(clinic).map((day) => ({
    day,
    address: visit.baseUrl + paths.attend.to(clinic.id, printedCode(signer, day)),
  }));
  const body = <PrintCodePage clinic={clinic} codes={codes} />;
  return workPage({ title: t('clinic.print.title'), trail: trailOf(clinic), width: 'reading', body });
}
