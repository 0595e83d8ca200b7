import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import type { StageOf } from '../../edition/model/stages.ts';
import { makeTimetable } from '../actions/make.ts';
import { savePlan } from '../actions/plan.ts';
import { tellEntrants } from '../actions/tell.ts';
import type { KeptPlan } from '../model/interview.ts';
import type { TypedPlan } from '../model/typed-plan.ts';
import { paths } from '../paths.ts';
import { panelCandidates, planOf } from '../queries/plan.ts';
import { problemsOfPlan } from '../rules/problems.ts';
import { PlanPage } from '../views/plan-page.tsx';
import { planFrom, problemErrors, readTyped, typedPlan, withDays } from './plan-form.ts';
import { editionTrail, type InterviewVisit, organisedEdition, refusal, workPage } from './visit.tsx';

const USUAL_MINUTES = 20;

/** What a plan begins with: the lengths that the edition sets, and a day to fill in. */
function begun({ settings }: StageOf<'interview'>, now: Date): TypedPlan {
  const minutes = settings.minutes ?? USUAL_MINUTES;
  return {
    minutes: String(minutes),
    presentation: String(settings.presentationMinutes ?? 0),
    pause: '',
    most: '',
    spread: 'any',
    seed: String(now.getTime() % 1_000_000),
    rooms: [],
    days: [],
  };
}

export async function showPlan(visit: InterviewVisit): Promise<Answer> {
  const { edition, stage } = await organisedEdition(visit);
  const kept = await planOf(visit.db.conn, edition.id);
  const typed = kept ? typedPlan(kept.plan) : begun(stage, visit.now);
  return planPage(visit, { edition, kept, typed, errors: {} });
}

type Shown = {
  readonly edition: Edition;
  readonly kept: KeptPlan | null;
  readonly typed: TypedPlan;
  readonly errors: FieldErrors;
  readonly revision?: string;
};

async function planPage({ db }: InterviewVisit, shown: Shown): Promise<Answer> {
  const { edition, kept, typed, errors } = shown;
  const people = await panelCandidates(db.conn, edition.organiserId);
  const body = (
    <PlanPage
      editionId={edition.id}
      revision={shown.revision ?? String(kept?.revision ?? 0)}
      typed={typed}
      people={people}
      errors={errors}
    />
  );
  return workPage({ title: t('interview.plan.title'), trail: editionTrail(edition), width: 'wide', body }, errors);
}

export async function savePlanForm(visit: InterviewVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const { edition } = await organisedEdition(visit);
  const typed = readTyped(form);
  const kept = await planOf(db.conn, edition.id);
  const again = (errors: FieldErrors, filled = typed) =>
    planPage(visit, { edition, kept, typed: filled, errors, revision: form.get('revision') });
  if (form.get('tindakan') === 'isi') {
    const [from, to] = [form.get('isi.dari'), form.get('isi.sampai')];
    const isWrong = from === '' || to === '' || to < from;
    return again(
      isWrong ? { 'isi.dari': t('interview.plan.fill.wrong') } : {},
      isWrong ? typed : withDays(typed, from, to),
    );
  }
  const { plan, errors } = planFrom(typed);
  if (!plan) return again(errors);
  const problems = problemsOfPlan(plan);
  if (problems.length > 0) return again(problemErrors(problems));
  const input = { editionId: edition.id, revision: Number(form.get('revision')), plan };
  const outcome = await db.transact((tx) => savePlan(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.timetable.to(edition.id), 'interview.done.plan');
  if (outcome.why === 'stale' || outcome.why === 'not_found') return refusal(outcome.why, paths.plan.to(edition.id));
  return again({ 'ruang.0.nama': t(`interview.refusal.${outcome.why}`) });
}

export async function make(visit: InterviewVisit): Promise<Answer> {
  const { edition } = await organisedEdition(visit);
  const input = { editionId: edition.id, revision: Number(visit.form.get('revision')) };
  const outcome = await visit.db.transact((tx) => makeTimetable(tx, visit.viewer, input, visit.now));
  if (!outcome.ok) return refusal(outcome.why, paths.timetable.to(edition.id));
  return redirect(
    paths.timetable.to(edition.id),
    outcome.value.unplaced > 0 ? 'interview.done.some' : 'interview.done.make',
  );
}

export async function tell(visit: InterviewVisit): Promise<Answer> {
  const { edition } = await organisedEdition(visit);
  const outcome = await visit.db.transact((tx) => tellEntrants(tx, visit.viewer, { editionId: edition.id }, visit.now));
  if (!outcome.ok) return refusal(outcome.why, paths.timetable.to(edition.id));
  return redirect(paths.timetable.to(edition.id), 'interview.done.tell');
}
