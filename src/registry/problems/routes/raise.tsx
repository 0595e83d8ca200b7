import { signedIn, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type FormValues, formValues } from '#platform/http/form.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { paths } from '../../paths.ts';
import { fragment } from '../../routes/fragment.ts';
import { fittingInnovations } from '../../search/fitting.ts';
import { similarTo } from '../../search/similar.ts';
import { raiseProblem } from '../actions/write.ts';
import { MAX_LINE } from '../model.ts';
import { regionsOfHub } from '../queries.ts';
import { whyNotRaise } from '../rules.ts';
import { type Alike, AlikeCards, RaiseFormPage, RaiseSimilarPage, RaiseTitlePage } from '../views/raise-page.tsx';
import { readProblem, readTitle } from './problem-form.ts';
import { type ProblemVisit, refusal, trailOf, workPage } from './visit.tsx';

const SHOWN = 4;

export const raiseRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.newProblem.pattern, guard: signedIn, event: 'registry.problem.new', handle: firstStep },
  {
    method: 'get',
    path: paths.newProblemSimilar.pattern,
    guard: signedIn,
    event: 'registry.problem.similar',
    handle: async (visit) => fragment(<AlikeCards alike={await alikeTo(visit, visit.query.get('q') ?? '')} />),
  },
  {
    method: 'get',
    path: paths.newProblemForm.pattern,
    guard: signedIn,
    event: 'registry.problem.new_form',
    handle: secondStep,
  },
  {
    method: 'post',
    path: paths.newProblemForm.pattern,
    guard: signedIn,
    event: 'registry.problem.raise',
    handle: raise,
  },
];

/** The place for which the viewer raises: the one of the role acted in. */
function placeOf(viewer: Viewer) {
  const { acting } = viewer;
  return { institutionId: acting?.institutionId ?? null, unitId: acting?.unitId ?? null };
}

async function alikeTo(visit: ProblemVisit, typed: string): Promise<Alike> {
  const title = typed.slice(0, MAX_LINE);
  const { conn } = visit.db;
  const innovations = await fittingInnovations(conn, { title, text: '', affair: null }, SHOWN);
  const problems = await similarTo(conn, visit.viewer, { title, kinds: ['problem'] }, SHOWN);
  return { innovations, problems: problems.flatMap((it) => (it.kind === 'problem' ? [it] : [])) };
}

/** The title; once it is given, what exists already; straight on to the form when nothing does. */
async function firstStep(visit: ProblemVisit): Promise<Answer> {
  const forbidden = whyNotRaise(placeOf(visit.viewer), visit.viewer);
  if (forbidden) return refusal(forbidden, paths.problems.to());
  if (!visit.query.has('judul')) return titlePage(visit.query.get('ubah') ?? '', {});
  const read = readTitle(formValues(visit.query), visit.locale);
  if (!read.ok) return titlePage(visit.query.get('judul') ?? '', read.errors);
  const alike = await alikeTo(visit, read.value);
  if (alike.innovations.length + alike.problems.length === 0)
    return redirect(paths.newProblemForm.to({ judul: read.value }));
  return workPage({
    title: t('problems.new.found'),
    trail: trailOf(),
    body: <RaiseSimilarPage title={read.value} alike={alike} />,
  });
}

function titlePage(title: string, errors: FieldErrors): Answer {
  return workPage(
    { title: t('problems.new.title'), trail: trailOf(), body: <RaiseTitlePage title={title} errors={errors} /> },
    errors,
  );
}

async function secondStep(visit: ProblemVisit): Promise<Answer> {
  const forbidden = whyNotRaise(placeOf(visit.viewer), visit.viewer);
  if (forbidden) return refusal(forbidden, paths.problems.to());
  const regions = await regionsOfHub(visit.db.conn, visit.config.hubRegion);
  const own = visit.viewer.acting?.regionCode ?? '';
  const wilayah = own !== visit.config.hubRegion && regions.includes(own) ? own : '';
  const form = formValues(new URLSearchParams({ judul: visit.query.get('judul') ?? '', wilayah }));
  return formPage(visit, { form, regions, errors: {} });
}

type Shown = { readonly form: FormValues; readonly regions: readonly string[]; readonly errors: FieldErrors };

function formPage(visit: ProblemVisit, { form, regions, errors }: Shown): Answer {
  const { acting } = visit.viewer;
  const id = parseId<'ProblemId'>(form.get('id')) ?? newId<'ProblemId'>(visit.now.getTime());
  const place = [acting?.unitName, acting?.institutionName].filter((name) => name).join(', ');
  return workPage(
    {
      title: t('problems.new.formTitle'),
      trail: trailOf(),
      body: (
        <RaiseFormPage id={id} place={place} form={form} errors={errors} regions={regions} today={dayOf(visit.now)} />
      ),
    },
    errors,
  );
}

async function raise(visit: ProblemVisit): Promise<Answer> {
  const { form, viewer } = visit;
  const regions = await regionsOfHub(visit.db.conn, visit.config.hubRegion);
  const { institutionId, unitId } = placeOf(viewer);
  if (institutionId === null) return refusal('no_role', paths.problems.to());
  const read = readProblem(form, { regions, today: dayOf(visit.now) }, visit.locale);
  if (!read.ok) return formPage(visit, { form, regions, errors: read.errors });
  const id = parseId<'ProblemId'>(form.get('id'));
  if (!id) return formPage(visit, { form, regions, errors: { '': t('problems.refusal.invalid') } });
  const input = { id, institutionId, unitId, content: read.value };
  const outcome = await visit.db.transact((tx) => raiseProblem(tx, viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.problem.to(id), 'problems.done.raise');
  return refusal(outcome.why, paths.newProblem.to({ ubah: read.value.title }));
}
