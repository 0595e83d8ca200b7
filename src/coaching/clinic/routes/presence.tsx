import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { correctMark, markByHand, markByPersonalCode } from '../actions/presence.ts';
import type { Clinic } from '../model/clinic.ts';
import type { PresenceRefusal } from '../model/presence.ts';
import type { Registration } from '../model/registration.ts';
import { paths } from '../paths.ts';
import { attendeesOf, historyOfMarks, isPresent } from '../queries/present.ts';
import { registrationById } from '../queries/registrations.ts';
import { isHost } from '../rules/moves.ts';
import { CorrectPage } from '../views/correct-page.tsx';
import { PresencePage } from '../views/presence-page.tsx';
import { presenceText } from '../views/words.ts';
import { type ClinicVisit, clinicOf, refusalPage, trailOf, workPage } from './visit.tsx';

/** The clinic of the address for those who work at it; for everybody else the page is not there. */
export async function hostedClinic(visit: ClinicVisit): Promise<Clinic> {
  const clinic = await clinicOf(visit);
  if (!isHost(clinic, visit.viewer)) throw new NotFound();
  return clinic;
}

/** The page that says why nobody was marked. */
export function presenceRefusal(why: PresenceRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  return refusalPage(presenceText(why), back, why === 'not_host' ? 403 : 409);
}

type Shown = { readonly told?: string; readonly typed?: string; readonly errors?: FieldErrors };

async function page(visit: ClinicVisit, clinic: Clinic, { told, typed, errors = {} }: Shown = {}): Promise<Answer> {
  const { db, viewer, now } = visit;
  const rows = await attendeesOf(db.conn, viewer, clinic);
  const marks = rows.map(() => newId<'MarkId'>(now.getTime()));
  const shown = { clinic, viewer, now, rows, marks, told: told ?? null, typed: typed ?? '', errors };
  const body = <PresencePage {...shown} />;
  const page = { title: t('clinic.presence.title'), trail: trailOf(clinic), width: 'wide' as const, body };
  return workPage({ ...page, islands: ['presence'] }, errors);
}

export const presencePage = async (visit: ClinicVisit): Promise<Answer> => page(visit, await hostedClinic(visit));

/** When a mark was made that waited on a device; null for one that is made now. */
function offlineIn({ form }: ClinicVisit): Date | null | 'wrong' {
  const text = form.get('pada');
  if (text === '') return null;
  const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? new Date(text) : null;
  return moment && !Number.isNaN(moment.getTime()) ? moment : 'wrong';
}

/** Marks one person; a device gets told as JSON what became of it. */
export async function markOne(visit: ClinicVisit): Promise<Answer> {
  const clinic = await hostedClinic(visit);
  const { db, viewer, form, now, request } = visit;
  const registrationId = parseId<'RegistrationId'>(form.get('peserta'));
  const id = parseId<'MarkId'>(form.get('tanda')) ?? newId<'MarkId'>(now.getTime());
  const offlineAt = offlineIn(visit);
  if (!registrationId || offlineAt === 'wrong') throw new NotFound();
  const given = { clinicId: clinic.id, id, registrationId, offlineAt };
  const outcome = await db.transact((tx) => markByHand(tx, viewer, given, now));
  if (request.headers.get('accept') === 'application/json')
    return Response.json(outcome.ok ? { ok: true } : { ok: false, why: presenceText(outcome.why) });
  if (outcome.ok) return redirect(`${paths.presence.to(clinic.id)}#p-${registrationId}`);
  return presenceRefusal(outcome.why, paths.presence.to(clinic.id));
}

/** The code of a person, as a reader types it or as it stands in the address that a camera read. */
const codeIn = (text: string): string => text.trim().split('/').at(-1) ?? '';

export async function scan(visit: ClinicVisit): Promise<Answer> {
  const clinic = await hostedClinic(visit);
  const typed = visit.form.get('kode');
  const given = { clinicId: clinic.id, code: codeIn(typed) };
  const outcome = await visit.db.transact((tx) => markByPersonalCode(tx, visit.viewer, given, visit.now));
  if (!outcome.ok) return page(visit, clinic, { typed, errors: { kode: presenceText(outcome.why) } });
  const { registration, already } = outcome.value;
  const told = t(already ? 'clinic.presence.already' : 'clinic.presence.marked', { name: registration.personName });
  return page(visit, clinic, { told });
}

async function registrationIn({ db, params }: ClinicVisit, clinic: Clinic): Promise<Registration> {
  const id = parseId<'RegistrationId'>(params.peserta);
  const found = id ? await registrationById(db.conn, id) : null;
  if (found?.clinicId !== clinic.id) throw new NotFound();
  return found;
}

type Correcting = { readonly clinic: Clinic; readonly registration: Registration };

async function correcting(visit: ClinicVisit, given: Correcting, errors: FieldErrors): Promise<Answer> {
  const { db, form, now } = visit;
  const { clinic, registration } = given;
  const body = (
    <CorrectPage
      {...given}
      isPresent={await isPresent(db.conn, registration.id)}
      history={await historyOfMarks(db.conn, registration.id)}
      mark={parseId<'MarkId'>(form.get('tanda')) ?? newId<'MarkId'>(now.getTime())}
      typed={form.get('alasan')}
      errors={errors}
    />
  );
  const trail = [...trailOf(clinic), { text: t('clinic.presence.title'), href: paths.presence.to(clinic.id) }];
  return workPage({ title: t('clinic.correct.title'), trail, width: 'reading', body }, errors);
}

export async function correctPage(visit: ClinicVisit): Promise<Answer> {
  const clinic = await hostedClinic(visit);
  return correcting(visit, { clinic, registration: await registrationIn(visit, clinic) }, {});
}

export async function correct(visit: ClinicVisit): Promise<Answer> {
  const clinic = await hostedClinic(visit);
  const registration = await registrationIn(visit, clinic);
  const { db, viewer, form, now } = visit;
  const id = parseId<'MarkId'>(form.get('tanda')) ?? newId<'MarkId'>(now.getTime());
  const isThere = form.get('hadir') === 'ya';
  const given = {
    clinicId: clinic.id,
    id,
    registrationId: registration.id,
    isPresent: isThere,
    reason: form.get('alasan'),
  };
  const outcome = await db.transact((tx) => correctMark(tx, viewer, given, now));
  if (outcome.ok) return redirect(paths.presence.to(clinic.id), 'clinic.done.correct');
  const { why } = outcome;
  if (why === 'reason_missing' || why === 'reason_long')
    return correcting(visit, { clinic, registration }, { alasan: presenceText(why) });
  return presenceRefusal(why, paths.presence.to(clinic.id));
}
