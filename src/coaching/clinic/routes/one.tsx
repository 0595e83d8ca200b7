import { evidenceOf } from '#files/index.ts';
import type { Viewer } from '#identity/index.ts';
import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { moveClinic } from '../actions/move.ts';
import type { Clinic } from '../model/clinic.ts';
import type { Registration } from '../model/registration.ts';
import { paths } from '../paths.ts';
import { bringChoices } from '../queries/brings.ts';
import { certificateOf, hasAnswered } from '../queries/outcome.ts';
import { isPresent, secretOf } from '../queries/present.ts';
import { registrationOf, takenOf } from '../queries/registrations.ts';
import { personalCode } from '../rules/code.ts';
import { type Deed, deeds, whyNotChange, whyNotMove } from '../rules/moves.ts';
import { whyNotAnswer } from '../rules/outcome.ts';
import { whyNotRegister } from '../rules/registration.ts';
import { subjectOf } from '../rules/subject.ts';
import { calendarOf } from '../views/calendar-text.ts';
import { CancelPage } from '../views/cancel-page.tsx';
import { OnePage } from '../views/one-page.tsx';
import type { TypedRegistration } from '../views/one-props.ts';
import { refusalText } from '../views/words.ts';
import { type ClinicVisit, clinicOf, refusal, revisionIn, trailOf, workPage } from './visit.tsx';

type Again = { readonly typed?: TypedRegistration; readonly errors?: FieldErrors };

/** Which deeds the viewer may do now; those of another state are left out. */
function deedsFor(clinic: Clinic, viewer: Viewer, now: Date): readonly Deed[] {
  return deeds.filter((deed) => whyNotMove(clinic, viewer, { deed, now }) === null);
}

export async function onePage(visit: ClinicVisit, clinic: Clinic, again: Again = {}): Promise<Answer> {
  const { db, viewer, now, form } = visit;
  const personId = viewer.person?.id;
  const own = personId ? await registrationOf(db.conn, clinic.id, personId) : null;
  const whyNot = whyNotRegister(clinic, viewer, now);
  const kept = own && { brings: own.brings ? `${own.brings.kind}:${own.brings.id}` : '', note: own.note };
  const errors = again.errors ?? {};
  const body = (
    <OnePage
      clinic={clinic}
      viewer={viewer}
      now={now}
      taken={await takenOf(db.conn, clinic.id)}
      own={own}
      whyNotRegister={whyNot}
      brings={whyNot ? [] : await bringChoices(db.conn, viewer)}
      newId={parseId<'RegistrationId'>(form.get('id')) ?? newId<'RegistrationId'>(now.getTime())}
      typed={again.typed ?? kept ?? { brings: '', note: '' }}
      mayChange={whyNotChange(clinic, viewer) === null}
      deeds={deedsFor(clinic, viewer, now)}
      personal={await personalOf(visit, clinic, own)}
      materials={await materialsOf(visit, clinic)}
      after={own ? await afterOf(visit, clinic, own) : null}
      errors={errors}
    />
  );
  return workPage({ title: clinic.title, trail: trailOf(), body }, errors);
}

/** What a person with a place shows at the door, and whether one was seen there. */
async function personalOf({ db, baseUrl }: ClinicVisit, clinic: Clinic, own: Registration | null) {
  if (own?.state !== 'registered' || (clinic.state !== 'announced' && clinic.state !== 'held')) return null;
  const code = personalCode({ id: clinic.id, secret: await secretOf(db.conn, clinic.id) }, own.id);
  return { address: baseUrl + paths.attend.to(clinic.id, code), isPresent: await isPresent(db.conn, own.id) };
}

async function materialsOf({ db }: ClinicVisit, { id }: Clinic) {
  const all = await evidenceOf(db.conn, subjectOf(id, 'materials'), { onlyPublic: false });
  return all.filter((it) => it.archivedAt === null);
}

/** What is left to do, and to take, for somebody who was there. */
async function afterOf({ db }: ClinicVisit, clinic: Clinic, own: Registration) {
  const standing = { isPresent: await isPresent(db.conn, own.id), hasAnswered: await hasAnswered(db.conn, own.id) };
  const hasCertificate = (await certificateOf(db.conn, own.id))?.isTrue === true;
  return { mayAnswer: whyNotAnswer(clinic, standing) === null, hasCertificate };
}

export const showOne = async (visit: ClinicVisit): Promise<Answer> => onePage(visit, await clinicOf(visit));

const flashes = {
  announce: 'clinic.done.announce',
  hold: 'clinic.done.hold',
  close: 'clinic.done.close',
  cancel: 'clinic.done.cancel',
} as const;

/** Moves the clinic by one button. */
export function moving(deed: Exclude<Deed, 'cancel'>): (visit: ClinicVisit) => Promise<Answer> {
  return async (visit) => {
    const clinic = await clinicOf(visit);
    const given = { id: clinic.id, revision: revisionIn(visit), deed };
    const outcome = await visit.db.transact((tx) => moveClinic(tx, visit.viewer, given, visit.now));
    if (outcome.ok) return redirect(paths.one.to(clinic.id), flashes[deed]);
    return refusal(outcome.why, paths.one.to(clinic.id));
  };
}

function cancelling(clinic: Clinic, typed: string, errors: FieldErrors): Answer {
  const body = <CancelPage clinic={clinic} typed={typed} errors={errors} />;
  return workPage({ title: t('clinic.cancel.title'), trail: trailOf(clinic), width: 'reading', body }, errors);
}

export async function cancelPage(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  const forbidden = whyNotMove(clinic, visit.viewer, { deed: 'cancel', now: visit.now });
  return forbidden ? refusal(forbidden, paths.one.to(clinic.id)) : cancelling(clinic, '', {});
}

export async function cancel(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  const reason = visit.form.get('alasan');
  const given = { id: clinic.id, revision: revisionIn(visit), deed: 'cancel' as const, reason };
  const outcome = await visit.db.transact((tx) => moveClinic(tx, visit.viewer, given, visit.now));
  if (outcome.ok) return redirect(paths.one.to(clinic.id), flashes.cancel);
  const { why } = outcome;
  if (why === 'reason_missing' || why === 'reason_long')
    return cancelling(clinic, reason, { alasan: refusalText(why) });
  return refusal(why, paths.one.to(clinic.id));
}

/** The clinic for one's calendar; it names nobody who comes. */
export async function calendarFile(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  return new Response(calendarOf(clinic, { baseUrl: visit.baseUrl, stamp: visit.now }), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="klinik.ics"',
      'cache-control': 'private, no-store',
    },
  });
}
