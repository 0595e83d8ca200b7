import { signedIn, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type FormValues, formValues } from '#platform/http/form.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { settleDraft } from '../../drafts/actions.ts';
import { seenIn, typedForm } from '../../drafts/form.ts';
import { unsavedLink } from '../../drafts/home.ts';
import type { Draft } from '../../drafts/model.ts';
import { draftOwner, ownDraft } from '../../drafts/queries/draft.ts';
import { unsavedOf } from '../../drafts/queries/unsaved.ts';
import { BegunNotice } from '../../drafts/views/begun-notice.tsx';
import { DraftNotice } from '../../drafts/views/draft-notice.tsx';
import { KeepStatus } from '../../drafts/views/keep-status.tsx';
import type { ProblemId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';
import { fragment } from '../../routes/fragment.ts';
import { fittingInnovations } from '../../search/fitting.ts';
import { similarTo } from '../../search/similar.ts';
import { raiseProblem } from '../actions/write.ts';
import { MAX_LINE } from '../model.ts';
import { problemFor, regionsOfHub } from '../queries/problem.ts';
import { whyNotRaise } from '../rules.ts';
import { type Alike, AlikeCards, RaiseFormPage, RaiseSimilarPage, RaiseTitlePage } from '../views/raise-page.tsx';
import { readProblem, readTitle } from './problem-form.ts';
import { begunProblem } from './raise-draft.tsx';
import { placeOf } from './raise-place.ts';
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
  if (!visit.query.has('judul')) return titlePage(visit, visit.query.get('ubah') ?? '', {});
  const read = readTitle(formValues(visit.query), visit.locale);
  if (!read.ok) return titlePage(visit, visit.query.get('judul') ?? '', read.errors);
  const alike = await alikeTo(visit, read.value);
  if (alike.innovations.length + alike.problems.length === 0)
    return redirect(paths.newProblemForm.to({ judul: read.value }));
  return workPage({
    title: t('problems.new.found'),
    trail: trailOf(),
    body: <RaiseSimilarPage title={read.value} alike={alike} />,
  });
}

async function titlePage(visit: ProblemVisit, title: string, errors: FieldErrors): Promise<Answer> {
  const unsaved = await unsavedOf(visit.db.conn, visit.viewer);
  const begun = unsaved.filter((it) => it.kind === 'new_problem').map(unsavedLink);
  const notice = begun.length > 0 ? <BegunNotice begun={begun} /> : null;
  const body = <RaiseTitlePage title={title} errors={errors} notice={notice} />;
  return workPage({ title: t('problems.new.title'), trail: trailOf(), body }, errors);
}

/** The form, with what was typed into it before; its id stands in the address, so that coming back finds that again. */
async function secondStep(visit: ProblemVisit): Promise<Answer> {
  const { conn } = visit.db;
  const forbidden = whyNotRaise(placeOf(visit.viewer), visit.viewer);
  if (forbidden) return refusal(forbidden, paths.problems.to());
  const judul = visit.query.get('judul') ?? '';
  const id = parseId<'ProblemId'>(visit.query.get('id') ?? '');
  if (!id) return redirect(paths.newProblemForm.to({ judul, id: newId<'ProblemId'>(visit.now.getTime()) }));
  if (await problemFor(conn, visit.viewer, id)) return redirect(paths.problem.to(id));
  const regions = await regionsOfHub(conn, visit.config.hubRegion);
  const draft = await ownDraft(conn, visit.viewer, begunProblem(id).place);
  const own = visit.viewer.acting?.regionCode ?? '';
  const wilayah = own !== visit.config.hubRegion && regions.includes(own) ? own : '';
  const form = draft ? typedForm(draft) : formValues(new URLSearchParams({ judul, wilayah }));
  return formPage(visit, { id, form, regions, draft, seen: draft?.savedAt ?? null, fresh: true, errors: {} });
}

type Shown = {
  readonly id: ProblemId;
  readonly form: FormValues;
  readonly regions: readonly string[];
  /** What the form was filled from, when it was typed before and not sent. */
  readonly draft: Draft | null;
  readonly seen: Date | null;
  /** Filled by us, not sent a moment ago. */
  readonly fresh: boolean;
  readonly errors: FieldErrors;
};

function formPage(visit: ProblemVisit, shown: Shown): Answer {
  const { id, form, regions, draft, errors } = shown;
  const { acting } = visit.viewer;
  const place = [acting?.unitName, acting?.institutionName].filter((name) => name).join(', ');
  const discard = paths.discardNewProblem.to(id);
  const told = draft ? { ...draft, differing: null } : null;
  return workPage(
    {
      title: t('problems.new.formTitle'),
      trail: trailOf(),
      islands: ['keep'],
      body: (
        <RaiseFormPage
          id={id}
          place={place}
          form={form}
          errors={errors}
          regions={regions}
          today={dayOf(visit.now)}
          notice={<DraftNotice draft={told} others={[]} savedSince={[]} discard={discard} />}
          keep={keepStatus(visit, shown)}
        />
      ),
    },
    errors,
  );
}

function keepStatus(visit: ProblemVisit, { id, seen, fresh }: Shown) {
  const owner = draftOwner(visit.viewer);
  if (!owner) return null;
  const url = paths.keepNewProblem.to();
  return <KeepStatus url={url} owner={owner} thing={id} seen={seen?.toISOString() ?? ''} fresh={fresh} />;
}

async function raise(visit: ProblemVisit): Promise<Answer> {
  const { form, viewer } = visit;
  const regions = await regionsOfHub(visit.db.conn, visit.config.hubRegion);
  const { institutionId, unitId } = placeOf(viewer);
  if (institutionId === null) return refusal('no_role', paths.problems.to());
  const read = readProblem(form, { regions, today: dayOf(visit.now) }, visit.locale);
  const sentId = parseId<'ProblemId'>(form.get('id'));
  const id = sentId ?? newId<'ProblemId'>(visit.now.getTime());
  const seen = seenIn(form);
  const again = { id, form, regions, draft: null, seen, fresh: false };
  if (!read.ok) return formPage(visit, { ...again, errors: read.errors });
  if (!sentId) return formPage(visit, { ...again, errors: { '': t('problems.refusal.invalid') } });
  const input = { id, institutionId, unitId, content: read.value };
  const outcome = await visit.db.transact(async (tx) => {
    const raised = await raiseProblem(tx, viewer, input, visit.now);
    if (raised.ok) await settleDraft(tx, viewer, begunProblem(id).place, seen);
    return raised;
  });
  if (outcome.ok) return redirect(paths.problem.to(id), 'problems.done.raise');
  return refusal(outcome.why, paths.newProblem.to({ ubah: read.value.title }));
}
