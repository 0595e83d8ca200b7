import type { InstitutionId, PersonId } from '#identity/index.ts';
import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { registerOthers, registerSelf, withdraw } from '../actions/register.ts';
import type { Clinic } from '../model/clinic.ts';
import { LONGEST_NOTE, MOST_AT_ONCE, type RegistrationRefusal } from '../model/registration.ts';
import { paths } from '../paths.ts';
import { membersToRegister } from '../queries/brings.ts';
import { invitedChoices } from '../queries/choices.ts';
import { registrationsFor, takenOf } from '../queries/registrations.ts';
import { isHost, isStaff } from '../rules/moves.ts';
import { whyNotRegisterOthers } from '../rules/registration.ts';
import { OthersPage } from '../views/others-page.tsx';
import { PeoplePage } from '../views/people-page.tsx';
import { onePage } from './one.tsx';
import { peopleFilterIn } from './people-query.ts';
import { type ClinicVisit, clinicOf, refusalPage, trailOf, workPage } from './visit.tsx';

const textOf = (why: RegistrationRefusal): string =>
  t(`clinic.registration.refusal.${why}`, { max: why === 'over_limit' ? MOST_AT_ONCE : LONGEST_NOTE });

function refusal(why: RegistrationRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  return refusalPage(textOf(why), back, why === 'not_yours' || why === 'not_invited' || why === 'no_role' ? 403 : 409);
}

/** Everybody who comes, for hosts; an admin sees the people of the institution. */
export async function showPeople(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  return people(visit, clinic);
}

async function people(visit: ClinicVisit, clinic: Clinic, told?: string): Promise<Answer> {
  const { db, viewer, query, now } = visit;
  const filter = peopleFilterIn(query);
  const rows = await registrationsFor(db.conn, viewer, { clinic, filter });
  const institutionId = viewer.acting?.institutionId ?? '';
  const mayOthers = isStaff(viewer) || whyNotRegisterOthers(clinic, viewer, { institutionId, now }) === null;
  const shown = { clinic, viewer, filter, rows, mayOthers, now, told: told ?? null };
  const body = <PeoplePage {...shown} taken={await takenOf(db.conn, clinic.id)} />;
  return workPage({ title: t('clinic.people.title'), trail: trailOf(clinic), width: 'wide', body });
}

export async function register(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  const { db, viewer, form, now } = visit;
  const id = parseId<'RegistrationId'>(form.get('id')) ?? newId<'RegistrationId'>(now.getTime());
  const typed = { brings: form.get('bawa'), note: form.get('catatan') };
  const outcome = await db.transact((tx) => registerSelf(tx, viewer, { clinicId: clinic.id, id, ...typed }, now));
  if (outcome.ok)
    return redirect(
      `${paths.one.to(clinic.id)}#daftar`,
      outcome.value === 'waiting' ? 'clinic.done.waiting' : 'clinic.done.register',
    );
  const { why } = outcome;
  if (why === 'brings_unknown') return onePage(visit, clinic, { typed, errors: { bawa: textOf(why) } });
  if (why === 'note_long') return onePage(visit, clinic, { typed, errors: { catatan: textOf(why) } });
  return refusal(why, paths.one.to(clinic.id));
}

/** Takes a registration back; who waits longest moves up. */
export async function withdrawOne(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  const id = parseId<'RegistrationId'>(visit.params.peserta);
  if (!id) throw new NotFound();
  const { db, viewer, now } = visit;
  const outcome = await db.transact((tx) => withdraw(tx, viewer, id, now));
  if (!outcome.ok) return refusal(outcome.why, paths.one.to(clinic.id));
  const back = isHost(clinic, viewer) ? paths.people.to(clinic.id) : paths.one.to(clinic.id);
  return redirect(back, 'clinic.done.withdraw');
}

type Others = { readonly chosen: readonly string[]; readonly errors: FieldErrors };

/** The institution whose people are chosen: an admin's own, for the hub one of the invited. */
function institutionOf({ viewer, query, form }: ClinicVisit): InstitutionId | null {
  if (!isStaff(viewer)) return viewer.acting?.institutionId ?? null;
  return parseId<'InstitutionId'>(form.get('instansi')) ?? parseId<'InstitutionId'>(query.get('instansi'));
}

async function others(visit: ClinicVisit, clinic: Clinic, { chosen, errors }: Others): Promise<Answer> {
  const { db, viewer } = visit;
  const institutionId = institutionOf(visit);
  const open = clinic.isPublic ? await invitedChoices(db.conn) : clinic.invited;
  const filter = { words: '', state: null };
  const known = await registrationsFor(db.conn, viewer, { clinic, filter });
  const coming = new Set<PersonId>(known.filter((it) => it.state !== 'withdrawn').map((it) => it.personId));
  const members = institutionId ? await membersToRegister(db.conn, institutionId) : [];
  const body = (
    <OthersPage
      clinic={clinic}
      institutions={isStaff(viewer) ? open : []}
      institutionId={institutionId}
      members={members.filter((it) => !coming.has(it.personId))}
      chosen={chosen}
      errors={errors}
    />
  );
  return workPage({ title: t('clinic.others.title'), trail: trailOf(clinic), width: 'reading', body }, errors);
}

export async function othersPage(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  const institutionId = institutionOf(visit) ?? clinic.invited[0]?.id ?? '';
  const forbidden = whyNotRegisterOthers(clinic, visit.viewer, { institutionId, now: visit.now });
  if (forbidden && (!isStaff(visit.viewer) || forbidden === 'not_open'))
    return refusal(forbidden, paths.one.to(clinic.id));
  return others(visit, clinic, { chosen: [], errors: {} });
}

export async function registerMany(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  const { db, viewer, form, now } = visit;
  const chosen = form.all('orang');
  const ids = chosen.map((it) => parseId<'PersonId'>(it));
  const institutionId = institutionOf(visit);
  if (!institutionId) return others(visit, clinic, { chosen, errors: { instansi: textOf('not_invited') } });
  if (ids.some((it) => it === null)) return others(visit, clinic, { chosen, errors: { orang: textOf('not_member') } });
  const given = { clinicId: clinic.id, institutionId, personIds: ids as PersonId[] };
  const outcome = await db.transact((tx) => registerOthers(tx, viewer, given, now));
  if (outcome.ok) {
    const told = t('clinic.done.others', { count: outcome.value, n: formatNumber(outcome.value) });
    return people(visit, clinic, told);
  }
  const { why } = outcome;
  if (why === 'nobody_chosen' || why === 'not_member' || why === 'over_limit')
    return others(visit, clinic, { chosen, errors: { orang: textOf(why) } });
  return refusal(why, paths.one.to(clinic.id));
}
