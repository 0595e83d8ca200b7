import { signedIn, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type FormValues, formValues } from '#platform/http/form.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Measure } from '../../model/record.ts';
import { paths } from '../../paths.ts';
import { addRows, readRows, rowNumbers, rowStepOf, withRowStep } from '../../routes/edit/section-form.ts';
import { faultTexts } from '../../views/edit/labels.ts';
import { solveProblem } from '../actions/move.ts';
import { MAX_TEXT, type ProblemEvidence, type ShownProblem, type Solution } from '../model.ts';
import { whyNotMove, whyNotSolved } from '../rules.ts';
import { boxLabel } from '../views/labels.ts';
import { SolvePage } from '../views/solve-page.tsx';
import { beforeFault, futureFault, readFigure, type Typed } from './problem-form.ts';
import { type ProblemVisit, problemOf, refusal, trailOf, workPage } from './visit.tsx';

export const solveRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.solveProblem.pattern,
    guard: signedIn,
    event: 'registry.problem.solve_form',
    handle: async (visit) => {
      const problem = await problemOf(visit);
      return page(visit, problem, { form: earlierAttempt(visit, problem), revision: problem.revision });
    },
  },
  { method: 'post', path: paths.solveProblem.pattern, guard: signedIn, event: 'registry.problem.solve', handle: solve },
];

/** What an earlier attempt proved and taught, for a problem that was opened again. */
function earlierAttempt(visit: ProblemVisit, problem: ShownProblem): FormValues {
  const boxes = new URLSearchParams({ pelajaran: problem.lesson });
  addRows(boxes, 'links', problem.evidence, visit.locale);
  return formValues(boxes);
}

type Shown = {
  readonly form: FormValues;
  readonly revision: number;
  readonly errors?: FieldErrors;
  readonly stale?: boolean;
};

function page(visit: ProblemVisit, problem: ShownProblem, shown: Shown): Answer {
  const forbidden = whyNotMove('solve', problem, visit.viewer);
  if (forbidden || !problem.baseline) return refusal(forbidden ?? 'baseline_missing', paths.problem.to(problem.id));
  const errors = shown.errors ?? {};
  return workPage(
    {
      title: `${t('problems.solve.title')}: ${problem.title}`,
      trail: trailOf(problem),
      ...(shown.stale ? { status: 409 } : {}),
      body: (
        <SolvePage
          id={problem.id}
          title={problem.title}
          baseline={problem.baseline}
          revision={shown.revision}
          form={shown.form}
          errors={errors}
          rows={rowNumbers(shown.form, 'links')}
          today={dayOf(visit.now)}
          stale={shown.stale === true}
        />
      ),
    },
    errors,
  );
}

function readSolution(visit: ProblemVisit, baseline: Measure): Typed<Solution> {
  const { form, locale } = visit;
  const figure = readFigure(form, locale);
  const links = readRows('links', form, locale);
  const lesson = form.get('pelajaran').trim();
  const evidence = links.rows as unknown as readonly ProblemEvidence[];
  const errors: FieldErrors = {
    ...(figure.ok ? dateFault(figure.value.date, baseline, dayOf(visit.now)) : figure.errors),
    ...faultTexts(links.faults, boxLabel),
    ...(links.rows.length === 0 ? { 'links.0.title': t('problems.fault.evidence') } : {}),
    ...(lesson.length > MAX_TEXT ? tooLong('pelajaran') : {}),
  };
  if (!figure.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { ...figure.value, evidence: [...evidence], lesson } };
}

function dateFault(date: string, baseline: Measure, today: string): FieldErrors {
  const proven = { date, evidence: [{ title: '', url: '', date: null }] };
  const why = whyNotSolved({ baseline }, proven, today);
  if (why === 'before_baseline') return beforeFault(baseline);
  return why === 'in_future' ? futureFault() : {};
}

function tooLong(box: string): FieldErrors {
  return { [box]: t('registry.fault.too_long', { field: boxLabel(box), max: formatNumber(MAX_TEXT) }) };
}

async function solve(visit: ProblemVisit): Promise<Answer> {
  const problem = await problemOf(visit);
  const { form } = visit;
  const revision = Number(form.get('revision'));
  const step = rowStepOf(form);
  if (step) return page(visit, problem, { form: withRowStep(form, step), revision });
  if (!problem.baseline) return page(visit, problem, { form, revision });
  const read = readSolution(visit, problem.baseline);
  if (!read.ok) return page(visit, problem, { form, revision, errors: read.errors });
  const input = { id: problem.id, revision, solution: read.value };
  const outcome = await visit.db.transact((tx) => solveProblem(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.problem.to(problem.id), 'problems.done.solve');
  if (outcome.why !== 'stale') return refusal(outcome.why, paths.problem.to(problem.id));
  const newest = await problemOf(visit);
  return page(visit, newest, { form, revision: newest.revision, stale: true });
}
