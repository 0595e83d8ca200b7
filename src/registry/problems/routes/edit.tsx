import type { ComponentChildren } from 'preact';
import { signedIn, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { emptyForm, type FormValues } from '#platform/http/form.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { keepDraft, settleDraft } from '../../drafts/actions.ts';
import { decided, openPlaces, ROOT } from '../../drafts/choices.ts';
import { seenIn, sentForm, typedForm } from '../../drafts/form.ts';
import { draftOwner, othersAtWork, ownDraft } from '../../drafts/queries/draft.ts';
import { lastEdit } from '../../drafts/queries/problem-revisions.ts';
import { DraftNotice } from '../../drafts/views/draft-notice.tsx';
import { KeepStatus } from '../../drafts/views/keep-status.tsx';
import { paths } from '../../paths.ts';
import { contentOf, editProblem } from '../actions/write.ts';
import type { ProblemContent, ShownProblem } from '../model.ts';
import { regionsOfHub } from '../queries/problem.ts';
import { whyNotMove } from '../rules.ts';
import { ProblemEditPage } from '../views/edit-page.tsx';
import { boxLabel } from '../views/labels.ts';
import { draftOf, isProblemBox } from './draft.tsx';
import { problemMergePage } from './merge.tsx';
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
      return opened(visit, problem);
    },
  },
  { method: 'post', path: paths.editProblem.pattern, guard: signedIn, event: 'registry.problem.edit', handle: save },
];

type Shown = {
  readonly form: FormValues;
  /** The revision that the form was filled from. */
  readonly revision: number;
  readonly seen: Date | null;
  /** Filled from what is kept or stored, not sent a moment ago. */
  readonly fresh?: boolean;
  readonly errors?: FieldErrors;
  readonly notice?: ComponentChildren;
};

/** The form as one opens it: with one's own text that is not saved yet, else with what is stored. */
async function opened(visit: ProblemVisit, problem: ShownProblem): Promise<Answer> {
  const { conn } = visit.db;
  const { place } = draftOf(problem);
  const draft = await ownDraft(conn, visit.viewer, place);
  const stored = formOfProblem(contentOf(problem), visit.locale);
  const form = draft ? typedForm(draft) : stored;
  const differing = problemBoxes.filter((box) => form.get(box).trim() !== stored.get(box)).map(boxLabel);
  const since = draft ? await lastEdit(conn, problem, draft.baseRevision) : null;
  const notice = (
    <DraftNotice
      draft={draft && differing.length > 0 ? { ...draft, differing } : null}
      others={await othersAtWork(conn, visit.viewer, place, visit.now)}
      savedSince={since?.by ? [since.by] : []}
      discard={paths.discardProblem.to(problem.id)}
    />
  );
  const began = { revision: draft?.baseRevision ?? problem.revision, seen: draft?.savedAt ?? null };
  return page(visit, problem, { form, ...began, fresh: true, notice });
}

function keepStatus(visit: ProblemVisit, problem: ShownProblem, { seen, fresh }: Shown) {
  const owner = draftOwner(visit.viewer);
  if (!owner) return null;
  const kept = { owner, thing: problem.id, seen: seen?.toISOString() ?? '', fresh: fresh === true };
  return <KeepStatus url={paths.keepProblem.to(problem.id)} {...kept} />;
}

async function page(visit: ProblemVisit, problem: ShownProblem, shown: Shown): Promise<Answer> {
  const errors = shown.errors ?? {};
  const regions = await placesFor(visit, problem);
  return workPage(
    {
      title: `${t('problems.edit.title')}: ${problem.title}`,
      trail: trailOf(problem),
      islands: ['keep'],
      body: (
        <ProblemEditPage
          id={problem.id}
          revision={shown.revision}
          form={shown.form}
          errors={errors}
          regions={regions}
          today={dayOf(visit.now)}
          notice={shown.notice}
          keep={keepStatus(visit, problem, shown)}
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
  const isUndecided = openPlaces(visit.form).length > 0;
  // A page that is not decided yet is made anew from what was typed first.
  const form = isUndecided ? decided(visit.form, 'saya') : decided(visit.form);
  const revision = Number(visit.form.get('revision'));
  const place = { regions: await placesFor(visit, problem), today: dayOf(visit.now) };
  const read = readProblem(form, place, visit.locale);
  const seen = seenIn(visit.form);
  if (!read.ok) return page(visit, problem, { form, revision, seen, errors: read.errors });
  if (isUndecided) return torn(visit, read.value, { root: Number(visit.form.get(ROOT)), chosen: visit.form });
  const input = { id: problem.id, revision, content: read.value };
  const outcome = await visit.db.transact(async (tx) => {
    const saved = await editProblem(tx, visit.viewer, input, visit.now);
    if (saved.ok) await settleDraft(tx, visit.viewer, draftOf(problem).place, seen);
    return saved;
  });
  if (outcome.ok) {
    const flash = outcome.value.theirs.length > 0 ? 'problems.done.joined' : 'problems.done.edit';
    return redirect(paths.problem.to(problem.id), flash);
  }
  if (outcome.why === 'measured') {
    const errors = { indikator: t('problems.refusal.measured') };
    return page(visit, problem, { form, revision, seen, errors });
  }
  if (outcome.why !== 'stale') return refusal(outcome.why, paths.problem.to(problem.id));
  return torn(visit, read.value, { root: revision, chosen: emptyForm, sent: form });
}

/** Somebody saved the same otherwise meanwhile: both texts on one page, and nothing typed is lost. */
async function torn(
  visit: ProblemVisit,
  typed: ProblemContent,
  { root, chosen, sent }: { readonly root: number; readonly chosen: FormValues; readonly sent?: FormValues },
): Promise<Answer> {
  const problem = await problemOf(visit);
  const seen = sent ? await keptBeside(visit, problem, sent) : seenIn(visit.form);
  const answer = await problemMergePage(visit, { problem, typed, root, seen }, chosen);
  // They agree again: the next save goes through.
  return answer ?? page(visit, problem, { form: formOfProblem(typed, visit.locale), revision: root, seen });
}

/** What was typed when two texts clash is kept, so that leaving the page loses nothing. */
async function keptBeside(visit: ProblemVisit, problem: ShownProblem, form: FormValues): Promise<Date | null> {
  const typed = { ...sentForm({ ...visit, form }, isProblemBox), ...draftOf(problem) };
  const kept = await visit.db.transact((tx) => keepDraft(tx, visit.viewer, typed, visit.now));
  return kept.ok ? kept.value.savedAt : typed.seen;
}
