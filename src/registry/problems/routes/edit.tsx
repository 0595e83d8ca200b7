import { signedIn, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { paths } from '../../paths.ts';
import { contentOf, editProblem } from '../actions/write.ts';
import type { ShownProblem } from '../model.ts';
import { regionsOfHub } from '../queries.ts';
import { whyNotMove } from '../rules.ts';
import { ProblemClash } from '../views/clash.tsx';
import { ProblemEditPage } from '../views/edit-page.tsx';
import { formOfProblem, problemBoxes, readProblem } from './problem-form.ts';
import { type ProblemVisit, problemOf, refusal, trailOf, workPage } from './visit.tsx';

export const editRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.editProblem.pattern,
    guard: signedIn,
    event: 'registry.problem.edit_form',
    handle: async (visit) => {
      const problem = await problemOf(visit);
      const forbidden = whyNotMove('edit', problem, visit.viewer);
      if (forbidden) return refusal(forbidden, paths.problem.to(problem.id));
      const form = formOfProblem(contentOf(problem), visit.locale);
      return page(visit, problem, { form, revision: problem.revision });
    },
  },
  { method: 'post', path: paths.editProblem.pattern, guard: signedIn, event: 'registry.problem.edit', handle: save },
];

type Shown = {
  readonly form: FormValues;
  readonly revision: number;
  readonly errors?: FieldErrors;
  readonly clash?: boolean;
};

async function page(visit: ProblemVisit, problem: ShownProblem, shown: Shown): Promise<Answer> {
  const errors = shown.errors ?? {};
  const regions = await placesFor(visit, problem);
  const stored = formOfProblem(contentOf(problem), visit.locale);
  const title = shown.clash ? t('problems.clash.title') : t('problems.edit.title');
  return workPage(
    {
      title: `${title}: ${problem.title}`,
      trail: trailOf(problem),
      ...(shown.clash ? { status: 409 } : {}),
      body: (
        <ProblemEditPage
          id={problem.id}
          revision={shown.revision}
          form={shown.form}
          errors={errors}
          regions={regions}
          today={dayOf(visit.now)}
          clash={shown.clash ? <ProblemClash boxes={problemBoxes} stored={stored} typed={shown.form} /> : null}
        />
      ),
    },
    errors,
  );
}

/** The regions of the hub, and the problem's own should it lie elsewhere. */
async function placesFor(visit: ProblemVisit, problem: ShownProblem): Promise<readonly string[]> {
  const regions = await regionsOfHub(visit.db.conn, visit.config.hubRegion);
  return regions.includes(problem.regionCode) ? regions : [...regions, problem.regionCode];
}

async function save(visit: ProblemVisit): Promise<Answer> {
  const problem = await problemOf(visit);
  const forbidden = whyNotMove('edit', problem, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.problem.to(problem.id));
  const { form } = visit;
  const revision = Number(form.get('revision'));
  const place = { regions: await placesFor(visit, problem), today: dayOf(visit.now) };
  const read = readProblem(form, place, visit.locale);
  if (!read.ok) return page(visit, problem, { form, revision, errors: read.errors });
  const input = { id: problem.id, revision, content: read.value };
  const outcome = await visit.db.transact((tx) => editProblem(tx, visit.viewer, input, visit.now));
  if (outcome.ok) return redirect(paths.problem.to(problem.id), 'problems.done.edit');
  if (outcome.why !== 'stale') return refusal(outcome.why, paths.problem.to(problem.id));
  // Somebody saved meanwhile: both texts on one page, and nothing typed is lost.
  const newest = await problemOf(visit);
  return page(visit, newest, { form, revision: newest.revision, clash: true });
}
