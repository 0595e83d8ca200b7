import { signedIn, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { emptyForm, type FormValues } from '#platform/http/form.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { Measure } from '../../model/record.ts';
import { paths } from '../../paths.ts';
import { readRows, rowNumbers, rowStepOf, withRowStep } from '../../routes/edit/section-form.ts';
import { faultTexts } from '../../views/edit/labels.ts';
import { recordMeasure, strikeMeasure } from '../actions/measure.ts';
import { type Figure, MAX_TEXT, type ProblemEvidence, type ShownProblem } from '../model.ts';
import { measuresOf } from '../queries/measure.ts';
import { whyNotMeasure, whyNotMove } from '../rules.ts';
import { boxLabel } from '../views/labels.ts';
import { MeasurePage } from '../views/measure-page.tsx';
import { StrikePage } from '../views/strike-page.tsx';
import { beforeFault, futureFault, readFigure, type Typed } from './problem-form.ts';
import { moved, type ProblemVisit, problemOf, refusal, trailOf, workPage } from './visit.tsx';

export const measureRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.measureProblem.pattern,
    guard: signedIn,
    event: 'registry.problem.measure_form',
    handle: async (visit) => {
      const problem = await problemOf(visit);
      return page(visit, problem, { form: emptyForm, measureId: newId(), revision: problem.revision });
    },
  },
  {
    method: 'post',
    path: paths.measureProblem.pattern,
    guard: signedIn,
    event: 'registry.problem.measure',
    handle: measure,
  },
  {
    method: 'get',
    path: paths.strikeMeasure.pattern,
    guard: signedIn,
    event: 'registry.problem.strike_form',
    handle: async (visit) => strikePage(visit, await problemOf(visit)),
  },
  {
    method: 'post',
    path: paths.strikeMeasure.pattern,
    guard: signedIn,
    event: 'registry.problem.strike',
    handle: strike,
  },
];

type Shown = {
  readonly form: FormValues;
  readonly measureId: string;
  readonly revision: number;
  readonly errors?: FieldErrors;
  readonly stale?: boolean;
};

const DAY_MS = 86_400_000;
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

function page(visit: ProblemVisit, problem: ShownProblem, shown: Shown): Answer {
  const forbidden = whyNotMove('measure', problem, visit.viewer);
  const { baseline, better } = problem;
  if (forbidden || !baseline || !better) return refusal(forbidden ?? 'baseline_missing', paths.problem.to(problem.id));
  const errors = shown.errors ?? {};
  return workPage(
    {
      title: `${t('problems.measure.title')}: ${problem.title}`,
      trail: trailOf(problem),
      ...(shown.stale ? { status: 409 } : {}),
      body: (
        <MeasurePage
          id={problem.id}
          title={problem.title}
          baseline={baseline}
          better={better}
          measureId={shown.measureId}
          revision={shown.revision}
          form={shown.form}
          errors={errors}
          rows={rowNumbers(shown.form, 'links')}
          from={dayAfter(baseline.date)}
          today={dayOf(visit.now)}
          stale={shown.stale === true}
        />
      ),
    },
    errors,
  );
}

function readTyped(visit: ProblemVisit, problem: ShownProblem, baseline: Measure): Typed<Figure> {
  const { form, locale } = visit;
  const figure = readFigure(form, locale);
  const links = readRows('links', form, locale);
  const note = form.get('catatan').trim();
  const evidence = links.rows as unknown as readonly ProblemEvidence[];
  const errors: FieldErrors = {
    ...(figure.ok ? dateFault(problem, figure.value.date, baseline, dayOf(visit.now)) : figure.errors),
    ...faultTexts(links.faults, boxLabel),
    ...(note.length > MAX_TEXT ? tooLong('catatan') : {}),
  };
  if (!figure.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { ...figure.value, evidence: [...evidence], note } };
}

function dateFault(problem: ShownProblem, date: string, baseline: Measure, today: string): FieldErrors {
  const why = whyNotMeasure(problem, { date }, today);
  if (why === 'before_baseline') return beforeFault(baseline);
  return why === 'in_future' ? futureFault() : {};
}

/** That a text of this box is longer than fits. */
export function tooLong(box: string): FieldErrors {
  return { [box]: t('registry.fault.too_long', { field: boxLabel(box), max: formatNumber(MAX_TEXT) }) };
}

async function measure(visit: ProblemVisit): Promise<Answer> {
  const problem = await problemOf(visit);
  const { form } = visit;
  const measureId = parseId<'MeasureId'>(form.get('id'));
  if (!measureId) throw new NotFound();
  const shown = { form, measureId, revision: Number(form.get('revision')) };
  const step = rowStepOf(form);
  if (step) return page(visit, problem, { ...shown, form: withRowStep(form, step) });
  const forbidden = whyNotMove('measure', problem, visit.viewer);
  if (forbidden || !problem.baseline) return refusal(forbidden ?? 'baseline_missing', paths.problem.to(problem.id));
  const read = readTyped(visit, problem, problem.baseline);
  if (!read.ok) return page(visit, problem, { ...shown, errors: read.errors });
  const input = { id: problem.id, measureId, revision: shown.revision, figure: read.value };
  const outcome = await visit.db.transact((tx) => recordMeasure(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.problem.to(problem.id), 'problems.done.measure');
  if (outcome.why !== 'stale') return refusal(outcome.why, paths.problem.to(problem.id));
  const newest = await problemOf(visit);
  return page(visit, newest, { ...shown, revision: newest.revision, stale: true });
}

async function strikePage(visit: ProblemVisit, problem: ShownProblem, errors: FieldErrors = {}): Promise<Answer> {
  const forbidden = whyNotMove('strike', problem, visit.viewer);
  const measures = (await measuresOf(visit.db.conn, problem.id)).filter((it) => it.id !== problem.measureId);
  if (forbidden || measures.length === 0) return refusal(forbidden ?? 'measure_missing', paths.problem.to(problem.id));
  return workPage(
    {
      title: t('problems.strike.title'),
      trail: trailOf(problem),
      body: <StrikePage id={problem.id} measures={measures} form={visit.form} errors={errors} />,
    },
    errors,
  );
}

async function strike(visit: ProblemVisit): Promise<Answer> {
  const problem = await problemOf(visit);
  const measureId = parseId<'MeasureId'>(visit.form.get('ukuran'));
  const reason = visit.form.get('alasan');
  if (!measureId) return strikePage(visit, problem, { ukuran: t('problems.fault.measure') });
  const input = { id: problem.id, measureId, reason };
  const outcome = await visit.db.transact((tx) => strikeMeasure(tx, visit.viewer, input, visit.now));
  if (!outcome.ok && outcome.why === 'reason_missing')
    return strikePage(visit, problem, { alasan: t('problems.fault.reason') });
  if (!outcome.ok && outcome.why === 'invalid') return strikePage(visit, problem, tooLongReason());
  return moved(outcome, problem.id, 'problems.done.strike');
}

function tooLongReason(): FieldErrors {
  return { alasan: t('problems.fault.reasonLong', { max: formatNumber(MAX_TEXT) }) };
}
