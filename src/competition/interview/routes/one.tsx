import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { askForTime, confirmInterview } from '../actions/answer.ts';
import { notePresence, runInterview, type Step, steps } from '../actions/run.ts';
import type { Interview } from '../model/interview.ts';
import { type InterviewRefusal, presences } from '../model/states.ts';
import { paths } from '../paths.ts';
import { roomsOf } from '../queries/plan.ts';
import { whyNotAskTime, whyNotConfirm } from '../rules/confirm.ts';
import { isEntrant, isJurorOf, isOrganiser } from '../rules/who.ts';
import { InterviewPage } from '../views/interview-page.tsx';
import {
  editionTrail,
  type InterviewVisit,
  interviewOf,
  ownTrail,
  refusal,
  stageOfInterview,
  workPage,
} from './visit.tsx';

export async function showOne(visit: InterviewVisit): Promise<Answer> {
  return interviewPage(visit, await interviewOf(visit), {});
}

async function interviewPage(visit: InterviewVisit, interview: Interview, errors: FieldErrors): Promise<Answer> {
  const { viewer, now, form, db } = visit;
  const { edition, stage } = await stageOfInterview(visit, interview);
  const { confirmHours } = stage.settings;
  const rooms = await roomsOf(db.conn, interview.editionId);
  const organises = isOrganiser(interview.organiserId, viewer);
  const owes = isEntrant(interview, viewer);
  const appointment = { ...interview, startsAt: interview.slot?.startsAt ?? null };
  const body = (
    <InterviewPage
      interview={interview}
      edition={edition}
      settings={stage.settings}
      room={rooms.find((room) => room.id === interview.slot?.roomId) ?? null}
      seesPanel={organises || isJurorOf(interview, viewer)}
      organises={organises}
      answers={
        owes
          ? { confirm: whyNotConfirm(appointment, now), askTime: whyNotAskTime(appointment, confirmHours, now) }
          : null
      }
      values={{
        reason: form.get('alasan') || interview.wish,
        presence: form.get('kehadiran') || interview.presence,
        note: form.has('catatan') ? form.get('catatan') : interview.presenceNote,
        leaders: form.has('pimpinan') ? form.get('pimpinan') : interview.leaders,
      }}
      errors={errors}
    />
  );
  const trail = organises ? editionTrail(edition) : ownTrail();
  return workPage({ title: t('interview.one.title', { title: interview.title }), trail, body }, errors);
}

type Done = Parameters<typeof redirect>[1];
type Told = { readonly interview: Interview; readonly done: Done; readonly box: string };

/** Back to the interview's page; what was typed wrongly is told at its box. */
function answered(
  visit: InterviewVisit,
  outcome: Outcome<null, InterviewRefusal>,
  { interview, done, box }: Told,
): Answer | Promise<Answer> {
  const back = paths.one.to(interview.id);
  if (outcome.ok) return redirect(back, done);
  const isTyped = ['reason_missing', 'reason_long', 'invalid'].includes(outcome.why);
  if (isTyped) return interviewPage(visit, interview, { [box]: t(`interview.refusal.${outcome.why}`) });
  return refusal(outcome.why, back);
}

export async function confirm(visit: InterviewVisit): Promise<Answer> {
  const interview = await interviewOf(visit);
  const input = { id: interview.id, sequence: Number(visit.form.get('urutan')) };
  const outcome = await visit.db.transact((tx) => confirmInterview(tx, visit.viewer, input, visit.now));
  return answered(visit, outcome, { interview, done: 'interview.done.confirm', box: 'alasan' });
}

export async function askTime(visit: InterviewVisit): Promise<Answer> {
  const { form, viewer, now } = visit;
  const interview = await interviewOf(visit);
  const input = { id: interview.id, sequence: Number(form.get('urutan')), reason: form.get('alasan') };
  const outcome = await visit.db.transact((tx) => askForTime(tx, viewer, input, now));
  return answered(visit, outcome, { interview, done: 'interview.done.askTime', box: 'alasan' });
}

export async function presence(visit: InterviewVisit): Promise<Answer> {
  const { form, viewer, now } = visit;
  const interview = await interviewOf(visit);
  const chosen = presences.find((it) => it === form.get('kehadiran'));
  if (!chosen) return interviewPage(visit, interview, { kehadiran: t('interview.refusal.invalid') });
  const given = { presence: chosen, note: form.get('catatan'), leaders: form.get('pimpinan') };
  const outcome = await visit.db.transact((tx) => notePresence(tx, viewer, { id: interview.id, ...given }, now));
  return answered(visit, outcome, { interview, done: 'interview.done.presence', box: 'catatan' });
}

export async function run(visit: InterviewVisit): Promise<Answer> {
  const { form, db, viewer, now } = visit;
  const interview = await interviewOf(visit);
  const step: Step | undefined = steps.find((it) => it === form.get('langkah'));
  const { slot } = interview;
  const day = { hari: slot?.day, ruang: slot?.roomId };
  const back = `${paths.order.to(interview.editionId, day)}#sekarang`;
  if (!step) return refusal('invalid', back);
  const outcome = await db.transact((tx) => runInterview(tx, viewer, { id: interview.id, step }, now));
  return outcome.ok ? redirect(back) : refusal(outcome.why, back);
}
