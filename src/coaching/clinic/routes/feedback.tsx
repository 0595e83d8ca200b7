import { type Answer, NotFound, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { giveFeedback } from '../actions/outcome.ts';
import type { Clinic } from '../model/clinic.ts';
import { type Feedback, feedbackQuestions } from '../model/outcome.ts';
import { paths } from '../paths.ts';
import { feedbackFigures, hasAnswered } from '../queries/outcome.ts';
import { isPresent } from '../queries/present.ts';
import { registrationOf } from '../queries/registrations.ts';
import { isHost } from '../rules/moves.ts';
import { whyNotAnswer } from '../rules/outcome.ts';
import { FeedbackPage } from '../views/feedback-page.tsx';
import { outcomeText } from '../views/words.ts';
import { outcomeRefusal } from './papers.tsx';
import { type ClinicVisit, clinicOf, trailOf, workPage } from './visit.tsx';

async function standingOf({ db, viewer }: ClinicVisit, clinic: Clinic) {
  const own = viewer.person ? await registrationOf(db.conn, clinic.id, viewer.person.id) : null;
  return {
    isPresent: own !== null && (await isPresent(db.conn, own.id)),
    hasAnswered: own !== null && (await hasAnswered(db.conn, own.id)),
  };
}

async function page(visit: ClinicVisit, clinic: Clinic, errors: FieldErrors = {}): Promise<Answer> {
  const { db, viewer, form } = visit;
  const whyNot = whyNotAnswer(clinic, await standingOf(visit, clinic));
  const isHere = isHost(clinic, viewer);
  // Who neither was there nor works at the clinic finds nothing here.
  if (!isHere && whyNot !== null && whyNot !== 'answered_already') throw new NotFound();
  const figures = isHere ? await feedbackFigures(db.conn, clinic.id) : null;
  const body = (
    <FeedbackPage clinic={clinic} viewer={viewer} figures={figures} whyNot={whyNot} form={form} errors={errors} />
  );
  return workPage({ title: t('clinic.feedback.title'), trail: trailOf(clinic), width: 'reading', body }, errors);
}

export const feedbackPage = async (visit: ClinicVisit): Promise<Answer> => page(visit, await clinicOf(visit));

export async function answer(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  const { db, viewer, form, now } = visit;
  const number = (name: string) => (/^[1-4]$/.test(form.get(name)) ? Number(form.get(name)) : 0);
  const answers = Object.fromEntries(feedbackQuestions.map((it) => [it, number(it)]));
  const given = { ...answers, note: form.get('catatan') } as Feedback;
  const outcome = await db.transact((tx) => giveFeedback(tx, viewer, { ...given, id: clinic.id }, now));
  if (outcome.ok) return redirect(paths.one.to(clinic.id), 'clinic.done.feedback');
  const { why } = outcome;
  if (why === 'answered_already') return redirect(paths.one.to(clinic.id), 'clinic.done.feedback');
  if (why === 'note_long') return page(visit, clinic, { catatan: outcomeText(why) });
  if (why !== 'answer_missing') return outcomeRefusal(why, paths.one.to(clinic.id));
  const missing = feedbackQuestions.filter((it) => given[it] === 0);
  return page(visit, clinic, Object.fromEntries(missing.map((it) => [it, outcomeText(why)])));
}
