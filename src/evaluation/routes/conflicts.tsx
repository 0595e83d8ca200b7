import type { Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { enterConflict, liftConflict } from '../actions/conflict.ts';
import { conflictsExport } from '../exports.ts';
import { type EvaluationRefusal, type Round, tieKinds } from '../model/round.ts';
import { paths } from '../paths.ts';
import { conflictsOf } from '../queries/conflict.ts';
import { jurorsOf } from '../queries/jury.ts';
import { subjectsOf } from '../queries/subject.ts';
import { whyNotArrange } from '../rules/round.ts';
import { ConflictsPage } from '../views/conflicts-page.tsx';
import { type EvaluationVisit, evaluationPage, organisers, reasonIn, refusal, runRound, trailOf } from './visit.tsx';

export const conflictRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.conflicts.pattern, guard: organisers, event: 'evaluation.conflicts', handle: list },
  exportRoute(conflictsExport),
  {
    method: 'post',
    path: paths.conflicts.pattern,
    guard: organisers,
    event: 'evaluation.conflict.enter',
    handle: enter,
  },
  {
    method: 'post',
    path: paths.liftConflict.pattern,
    guard: organisers,
    event: 'evaluation.conflict.lift',
    handle: lift,
  },
];

async function list(visit: EvaluationVisit): Promise<Answer> {
  return conflictsPage(visit, await runRound(visit), {});
}

async function conflictsPage(visit: EvaluationVisit, round: Round, errors: FieldErrors): Promise<Answer> {
  const { conn } = visit.db;
  const [jurors, subjects] = [await jurorsOf(conn, round.id), await subjectsOf(conn, round.id)];
  const { form } = visit;
  const body = (
    <ConflictsPage
      round={round}
      jurors={jurors}
      subjects={subjects}
      conflicts={await conflictsOf(conn, round, jurors, subjects)}
      newId={newId<'ConflictId'>(visit.now.getTime())}
      values={{
        juror: form.get('juri'),
        subject: form.get('objek'),
        tie: form.get('hubungan'),
        note: form.get('catatan'),
      }}
      whyNot={whyNotArrange(round, visit.viewer)}
      errors={errors}
    />
  );
  return evaluationPage({ title: t('evaluation.conflicts.title'), trail: trailOf(round), width: 'wide', body }, errors);
}

/** At which box a refusal of a tie is said. */
export const tieBoxes: Readonly<Partial<Record<EvaluationRefusal, string>>> = {
  unknown_subject: 'objek',
  unknown_juror: 'juri',
  already_told: 'objek',
  note_missing: 'catatan',
  invalid: 'catatan',
};

async function enter(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { form, db, viewer, now } = visit;
  const [jurorId, row] = [parseId<'JurorId'>(form.get('juri')), parseId<'SubjectRowId'>(form.get('objek'))];
  const tie = tieKinds.find((it) => it === form.get('hubungan'));
  if (!jurorId) return conflictsPage(visit, round, { juri: t('evaluation.refusal.unknown_juror') });
  if (!row) return conflictsPage(visit, round, { objek: t('evaluation.refusal.unknown_subject') });
  if (!tie) return conflictsPage(visit, round, { hubungan: t('evaluation.fault.tie') });
  const id = parseId<'ConflictId'>(form.get('id')) ?? newId<'ConflictId'>(now.getTime());
  const input = { id, roundId: round.id, jurorId, row, tie, note: form.get('catatan') };
  const outcome = await db.transact((tx) => enterConflict(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.conflicts.to(round.id), 'evaluation.done.conflict');
  const box = tieBoxes[outcome.why];
  if (box) return conflictsPage(visit, round, { [box]: t(`evaluation.refusal.${outcome.why}`) });
  return refusal(outcome.why, paths.conflicts.to(round.id));
}

async function lift(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const id = parseId<'ConflictId'>(visit.form.get('benturan'));
  const back = paths.conflicts.to(round.id);
  if (!id) return refusal('not_found', back);
  const input = { roundId: round.id, id, reason: reasonIn(visit) };
  const outcome = await visit.db.transact((tx) => liftConflict(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(back, 'evaluation.done.lift');
  if (outcome.why === 'reason_missing' || outcome.why === 'invalid')
    return conflictsPage(visit, round, { [`alasan-${id}`]: t(`evaluation.refusal.${outcome.why}`) });
  return refusal(outcome.why, back);
}
