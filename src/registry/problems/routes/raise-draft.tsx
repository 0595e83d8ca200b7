import { signedIn, type Viewer } from '#identity/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { refused } from '#platform/outcome.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import { discardDraft, keepDraft, settleDraft } from '../../drafts/actions.ts';
import { isOthers, keptAnswer, sameAnswer, seenIn, sentForm, typedForm } from '../../drafts/form.ts';
import type { DraftPlace } from '../../drafts/model.ts';
import { ownDraft } from '../../drafts/queries/draft.ts';
import type { ProblemId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';
import { problemFor } from '../queries/problem.ts';
import { whyNotRaise } from '../rules.ts';
import { isProblemBox } from './draft.tsx';
import { problemBoxes } from './problem-form.ts';
import { placeOf } from './raise-place.ts';
import { type ProblemVisit, trailOf, workPage } from './visit.tsx';

export const raiseDraftRoutes: readonly Route<Viewer>[] = [
  {
    method: 'post',
    path: paths.keepNewProblem.pattern,
    guard: signedIn,
    event: 'registry.draft.keep',
    ahead: true,
    handle: keep,
  },
  {
    method: 'get',
    path: paths.discardNewProblem.pattern,
    guard: signedIn,
    event: 'registry.draft.discard_form',
    handle: confirm,
  },
  {
    method: 'post',
    path: paths.discardNewProblem.pattern,
    guard: signedIn,
    event: 'registry.draft.discard',
    handle: discard,
  },
];

/** Where what is typed about a problem that is not raised yet is kept, and how the log names it. */
export function begunProblem(problemId: ProblemId) {
  const place: DraftPlace = { kind: 'new_problem', problemId };
  return { place, subject: { kind: 'problem' as const, id: problemId } };
}

/** Title and place are chosen before the form is seen; what comes after them is what can be lost. */
const typedBoxes = problemBoxes.filter((box) => box !== 'judul' && box !== 'wilayah');
const saysNothing = (form: FormValues) => typedBoxes.every((box) => form.get(box).trim() === '');

/** Keeps what a script sends while somebody types; nothing is raised until they send the form. */
async function keep(visit: ProblemVisit): Promise<Answer> {
  const id = parseId<'ProblemId'>(visit.form.get('id'));
  if (isOthers(visit)) return keptAnswer(refused('other_person'));
  if (!id || whyNotRaise(placeOf(visit.viewer), visit.viewer) || (await problemFor(visit.db.conn, visit.viewer, id)))
    return keptAnswer(refused('not_yours'));
  const draft = begunProblem(id);
  if (saysNothing(visit.form)) {
    await visit.db.transact((tx) => settleDraft(tx, visit.viewer, draft.place, seenIn(visit.form)));
    return sameAnswer();
  }
  const typed = { ...sentForm(visit, isProblemBox), ...draft };
  return keptAnswer(await visit.db.transact((tx) => keepDraft(tx, visit.viewer, typed, visit.now)), 'drafts.keptNew');
}

async function confirm(visit: ProblemVisit): Promise<Answer> {
  const id = parseId<'ProblemId'>(visit.params.id);
  const draft = id ? await ownDraft(visit.db.conn, visit.viewer, begunProblem(id).place) : null;
  if (!id || !draft) throw new NotFound();
  return workPage({
    title: t('drafts.discard.title'),
    trail: trailOf(),
    body: (
      <ConfirmPage
        title={t('drafts.discard.title')}
        action={paths.discardNewProblem.to(id)}
        button={t('drafts.discard.button')}
        look="danger"
        cancel={paths.newProblemForm.to({ id })}
      >
        <p>{t('drafts.discard.text', { place: typedForm(draft).get('judul') })}</p>
      </ConfirmPage>
    ),
  });
}

async function discard(visit: ProblemVisit): Promise<Answer> {
  const id = parseId<'ProblemId'>(visit.params.id);
  if (!id) throw new NotFound();
  await visit.db.transact((tx) => discardDraft(tx, visit.viewer, begunProblem(id), visit.now));
  return redirect(paths.newProblem.to(), 'drafts.discarded');
}
