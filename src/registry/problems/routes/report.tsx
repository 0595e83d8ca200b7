import { signedIn, type Viewer } from '#identity/index.ts';
import { type FormValues, formValues } from '#platform/http/form.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { paths } from '../../paths.ts';
import { reportSolved, returnReport, verifySolved, withdrawReport } from '../actions/report.ts';
import type { ProblemRefusal, ShownProblem } from '../model.ts';
import { measuresOf } from '../queries/measure.ts';
import { comparable, whyNotMove, whyNotSolvedBy } from '../rules.ts';
import { ReportPage } from '../views/report-page.tsx';
import { VerifyPage } from '../views/verify-page.tsx';
import { tooLong } from './measure.tsx';
import { moved, type ProblemVisit, problemOf, refusal, trailOf, workPage } from './visit.tsx';

export const reportRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.reportSolved.pattern,
    guard: signedIn,
    event: 'registry.problem.report_form',
    handle: async (visit) => {
      const problem = await problemOf(visit);
      return reportPage(visit, problem, { form: formValues(new URLSearchParams({ pelajaran: problem.lesson })) });
    },
  },
  {
    method: 'post',
    path: paths.reportSolved.pattern,
    guard: signedIn,
    event: 'registry.problem.report',
    handle: report,
  },
  {
    method: 'post',
    path: paths.withdrawReport.pattern,
    guard: signedIn,
    event: 'registry.problem.withdraw',
    handle: async (visit) => {
      const { id } = await problemOf(visit);
      const outcome = await visit.db.transact((tx) => withdrawReport(tx, visit.viewer, { id }, visit.now));
      return moved(outcome, id, 'problems.done.withdraw');
    },
  },
  {
    method: 'get',
    path: paths.verifySolved.pattern,
    guard: signedIn,
    event: 'registry.problem.verify_form',
    handle: async (visit) => verifyPage(visit, await problemOf(visit), {}),
  },
  {
    method: 'post',
    path: paths.verifySolved.pattern,
    guard: signedIn,
    event: 'registry.problem.solve',
    handle: verify,
  },
  {
    method: 'post',
    path: paths.returnReport.pattern,
    guard: signedIn,
    event: 'registry.problem.return',
    handle: giveBack,
  },
];

type Shown = { readonly form?: FormValues; readonly errors?: FieldErrors; readonly stale?: boolean };
const statusOf = ({ stale }: Shown) => (stale ? { status: 409 } : {});

async function reportPage(visit: ProblemVisit, problem: ShownProblem, shown: Shown): Promise<Answer> {
  const { baseline, better } = problem;
  const latest = comparable(baseline, await measuresOf(visit.db.conn, problem.id)).at(-1) ?? null;
  const forbidden = whyNotMove('report', problem, visit.viewer) ?? whyNotSolvedBy(problem, latest);
  if (forbidden || !baseline || !better || !latest)
    return refusal(forbidden ?? 'measure_missing', paths.problem.to(problem.id));
  const errors = shown.errors ?? {};
  return workPage(
    {
      title: `${t('problems.report.title')}: ${problem.title}`,
      trail: trailOf(problem),
      ...statusOf(shown),
      body: (
        <ReportPage
          {...{ id: problem.id, title: problem.title, baseline, better, latest, errors }}
          form={shown.form ?? visit.form}
          stale={shown.stale === true}
        />
      ),
    },
    errors,
  );
}

async function report(visit: ProblemVisit): Promise<Answer> {
  const problem = await problemOf(visit);
  const measureId = parseId<'MeasureId'>(visit.form.get('ukuran'));
  if (!measureId) return reportPage(visit, problem, { stale: true });
  const input = { id: problem.id, measureId, lesson: visit.form.get('pelajaran') };
  const outcome = await visit.db.transact((tx) => reportSolved(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.problem.to(problem.id), 'problems.done.report');
  if (outcome.why === 'stale') return reportPage(visit, problem, { stale: true });
  if (outcome.why === 'invalid') return reportPage(visit, problem, { errors: tooLong('pelajaran') });
  return refusal(outcome.why, paths.problem.to(problem.id));
}

async function verifyPage(visit: ProblemVisit, problem: ShownProblem, shown: Shown): Promise<Answer> {
  const forbidden = whyNotMove('verify', problem, visit.viewer);
  const { baseline } = problem;
  const all = await measuresOf(visit.db.conn, problem.id);
  const reported = all.find((it) => it.id === problem.measureId);
  if (forbidden || !baseline || !reported) return refusal(forbidden ?? 'measure_missing', paths.problem.to(problem.id));
  const errors = shown.errors ?? {};
  return workPage(
    {
      title: `${t('problems.verify.title')}: ${problem.title}`,
      trail: trailOf(problem),
      ...statusOf(shown),
      body: (
        <VerifyPage
          {...{ problem, baseline, reported, errors }}
          measures={comparable(baseline, all)}
          form={visit.form}
          stale={shown.stale === true}
        />
      ),
    },
    errors,
  );
}

const isDirection = (text: string): text is 'lower' | 'higher' => text === 'lower' || text === 'higher';

async function verify(visit: ProblemVisit): Promise<Answer> {
  const problem = await problemOf(visit);
  const measureId = parseId<'MeasureId'>(visit.form.get('ukuran'));
  if (!measureId) return verifyPage(visit, problem, { stale: true });
  const typed = visit.form.get('arah');
  const input = {
    id: problem.id,
    measureId,
    note: visit.form.get('catatan'),
    better: isDirection(typed) ? typed : null,
  };
  const outcome = await visit.db.transact((tx) => verifySolved(tx, visit.viewer, input, visit.now));
  return outcome.ok
    ? moved(outcome, problem.id, 'problems.done.solve')
    : unjudged(visit, problem, outcome.why, 'catatan');
}

async function giveBack(visit: ProblemVisit): Promise<Answer> {
  const problem = await problemOf(visit);
  const measureId = parseId<'MeasureId'>(visit.form.get('ukuran'));
  if (!measureId) return verifyPage(visit, problem, { stale: true });
  const input = { id: problem.id, measureId, note: visit.form.get('kekurangan') };
  const outcome = await visit.db.transact((tx) => returnReport(tx, visit.viewer, input, visit.now));
  return outcome.ok
    ? moved(outcome, problem.id, 'problems.done.return')
    : unjudged(visit, problem, outcome.why, 'kekurangan');
}

/** The page once more where a person can mend it, else the reason. */
async function unjudged(
  visit: ProblemVisit,
  problem: ShownProblem,
  why: ProblemRefusal,
  box: 'catatan' | 'kekurangan',
): Promise<Answer> {
  if (why === 'stale') return verifyPage(visit, await problemOf(visit), { stale: true });
  if (why === 'invalid') return verifyPage(visit, problem, { errors: tooLong(box) });
  if (why === 'reason_missing')
    return verifyPage(visit, problem, { errors: { [box]: t('problems.fault.returnNote') } });
  const isDirectionFault = why === 'direction_missing' || (why === 'no_improvement' && problem.better === null);
  if (isDirectionFault) return verifyPage(visit, problem, { errors: { arah: t(`problems.fault.${why}`) } });
  return refusal(why, paths.problem.to(problem.id));
}
