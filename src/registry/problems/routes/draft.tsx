import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { refused } from '#platform/outcome.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { discardDraft, keepDraft, settleDraft } from '../../drafts/actions.ts';
import { isOthers, keptAnswer, sameAnswer, seenIn, sentForm } from '../../drafts/form.ts';
import type { DraftPlace } from '../../drafts/model.ts';
import { paths } from '../../paths.ts';
import { contentOf } from '../actions/write.ts';
import type { ShownProblem } from '../model.ts';
import { whyNotMove } from '../rules.ts';
import { formOfProblem, problemBoxes } from './problem-form.ts';
import { type ProblemVisit, problemOf, refusal, trailOf, workPage } from './visit.tsx';

export const problemDraftRoutes: readonly Route<Viewer>[] = [
  {
    method: 'post',
    path: paths.keepProblem.pattern,
    guard: signedIn,
    event: 'registry.draft.keep',
    ahead: true,
    handle: keep,
  },
  {
    method: 'get',
    path: paths.discardProblem.pattern,
    guard: signedIn,
    event: 'registry.draft.discard_form',
    handle: confirm,
  },
  {
    method: 'post',
    path: paths.discardProblem.pattern,
    guard: signedIn,
    event: 'registry.draft.discard',
    handle: discard,
  },
];

/** Where what is typed about the problem and not saved is kept, and how the log names it. */
export function draftOf(problem: Pick<ShownProblem, 'id'>) {
  const place: DraftPlace = { kind: 'problem', problemId: problem.id };
  return { place, subject: { kind: 'problem' as const, id: problem.id } };
}

export function isProblemBox(name: string): boolean {
  return (problemBoxes as readonly string[]).includes(name);
}

/** Keeps what a script sends while somebody types; the problem stays as it is until they save. */
async function keep(visit: ProblemVisit): Promise<Answer> {
  const problem = await problemOf(visit);
  if (isOthers(visit)) return keptAnswer(refused('other_person'));
  if (whyNotMove('edit', problem, visit.viewer)) return keptAnswer(refused('not_yours'));
  const draft = draftOf(problem);
  const stored = formOfProblem(contentOf(problem), visit.locale);
  if (problemBoxes.every((box) => stored.get(box) === visit.form.get(box).trim())) {
    await visit.db.transact((tx) => settleDraft(tx, visit.viewer, draft.place, seenIn(visit.form)));
    return sameAnswer();
  }
  const typed = { ...sentForm(visit, isProblemBox), ...draft };
  return keptAnswer(await visit.db.transact((tx) => keepDraft(tx, visit.viewer, typed, visit.now)));
}

async function confirm(visit: ProblemVisit): Promise<Answer> {
  const problem = await problemOf(visit);
  const forbidden = whyNotMove('edit', problem, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.problem.to(problem.id));
  return workPage({
    title: t('drafts.discard.title'),
    trail: trailOf(problem),
    body: (
      <ConfirmPage
        title={t('drafts.discard.title')}
        action={paths.discardProblem.to(problem.id)}
        button={t('drafts.discard.button')}
        look="danger"
        cancel={paths.editProblem.to(problem.id)}
      >
        <p>{t('drafts.discard.text', { place: problem.title })}</p>
      </ConfirmPage>
    ),
  });
}

async function discard(visit: ProblemVisit): Promise<Answer> {
  const problem = await problemOf(visit);
  const forbidden = whyNotMove('edit', problem, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.problem.to(problem.id));
  await visit.db.transact((tx) => discardDraft(tx, visit.viewer, draftOf(problem), visit.now));
  return redirect(paths.editProblem.to(problem.id), 'drafts.discarded');
}
