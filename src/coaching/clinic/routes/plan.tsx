import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { changeClinic, planClinic } from '../actions/plan.ts';
import type { Clinic } from '../model/clinic.ts';
import { paths } from '../paths.ts';
import { coachChoices, invitedChoices } from '../queries/choices.ts';
import { clinicFor } from '../queries/clinics.ts';
import { whyNotChange } from '../rules/moves.ts';
import { PlanPage } from '../views/plan-page.tsx';
import { refusalText } from '../views/words.ts';
import { boxOf, type PlanFault, planOf, readPlan, type TypedPlan, typedPlan } from './plan-form.ts';
import { type ClinicVisit, clinicOf, refusal, revisionIn, trailOf, workPage } from './visit.tsx';

type Shown = { readonly clinic: Clinic | null; readonly typed: TypedPlan; readonly errors: FieldErrors };

async function page(visit: ClinicVisit, { clinic, typed, errors }: Shown): Promise<Answer> {
  const { db, form, now } = visit;
  const [coaches, institutions] = [await coachChoices(db.conn), await invitedChoices(db.conn)];
  const id = clinic?.id ?? parseId<'ClinicId'>(form.get('id')) ?? newId<'ClinicId'>(now.getTime());
  const kept = clinic ? clinic.coaches.filter((it) => !coaches.some((one) => one.id === it.id)) : [];
  const body = (
    <PlanPage
      id={id}
      clinic={clinic}
      typed={typed}
      coaches={[...coaches, ...kept.map((it) => ({ ...it, places: [] }))]}
      institutions={institutions}
      errors={errors}
    />
  );
  const title = t(clinic ? 'clinic.change.title' : 'clinic.plan.title');
  return workPage({ title, width: 'reading', trail: trailOf(clinic ?? undefined), body }, errors);
}

/** An empty form, or one that begins as a clinic that was: everything but its time. */
export async function planPage(visit: ClinicVisit): Promise<Answer> {
  const { db, viewer, query } = visit;
  const from = parseId<'ClinicId'>(query.get('dari'));
  const like = from ? await clinicFor(db.conn, viewer, from) : null;
  const typed = like ? { ...planOf(like), starts: '', ends: '' } : planOf(null);
  return page(visit, { clinic: null, typed, errors: {} });
}

export async function changePage(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  const forbidden = whyNotChange(clinic, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.one.to(clinic.id));
  return page(visit, { clinic, typed: planOf(clinic), errors: {} });
}

export async function plan(visit: ClinicVisit): Promise<Answer> {
  const { db, viewer, form, now } = visit;
  const typed = typedPlan(form);
  const given = readPlan(typed, await invitedChoices(db.conn), viewer.acting?.regionCode ?? null);
  if (typeof given === 'string') return again(visit, { clinic: null, typed }, given);
  const id = parseId<'ClinicId'>(form.get('id')) ?? newId<'ClinicId'>(now.getTime());
  const outcome = await db.transact((tx) => planClinic(tx, viewer, { ...given, id }, now));
  if (outcome.ok) return redirect(paths.one.to(outcome.value), 'clinic.done.plan');
  return again(visit, { clinic: null, typed }, outcome.why);
}

export async function change(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  const { db, viewer, form, now } = visit;
  const typed = typedPlan(form);
  const given = readPlan(typed, await invitedChoices(db.conn), viewer.acting?.regionCode ?? null);
  if (typeof given === 'string') return again(visit, { clinic, typed }, given);
  const changed = { ...given, id: clinic.id, revision: revisionIn(visit) };
  const outcome = await db.transact((tx) => changeClinic(tx, viewer, changed, now));
  if (outcome.ok) return redirect(paths.one.to(clinic.id), 'clinic.done.change');
  return again(visit, { clinic, typed }, outcome.why);
}

/** The form again with what was typed and what is wrong beside its box. */
function again(visit: ClinicVisit, shown: Omit<Shown, 'errors'>, why: PlanFault): Answer | Promise<Answer> {
  const box = boxOf(why);
  if (why === 'starts_wrong' || why === 'ends_wrong')
    return page(visit, { ...shown, errors: { [box ?? '']: t(`clinic.refusal.${why}`) } });
  if (box === null) return refusal(why, shown.clinic ? paths.one.to(shown.clinic.id) : paths.list.to());
  return page(visit, { ...shown, errors: { [box]: refusalText(why) } });
}
