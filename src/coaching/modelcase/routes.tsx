import { acting, anyone, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import { pdfAnswer } from '#platform/pdf/answer.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { findPublished } from '../casework/queries/subjects.ts';
import { refusalPage, revisionIn, workPage } from '../casework/routes/visit.tsx';
import { editModelCase, makeModelCase, showModelCase } from './actions.ts';
import { modelCasesExport } from './exports.ts';
import { LONGEST_QUESTION, LONGEST_TEXT, MOST_QUESTIONS, type ModelCase, type ModelCaseRefusal } from './model.ts';
import { paths } from './paths.ts';
import { modelCasePdf } from './print.ts';
import { allModelCases, modelCaseFor } from './queries.ts';
import { leads, questionsIn, whyNotPublish } from './rules.ts';
import { ChoosePage, EditPage } from './views/edit-page.tsx';
import { ListPage } from './views/list-page.tsx';
import { OnePage } from './views/one-page.tsx';
import { placeText } from './views/words.ts';

type ModelVisit = Visit<Viewer>;
const makers = acting('coach', 'hub_admin');
const hub = acting('hub_admin');
const trail = () => [{ text: t('modelcase.list.title'), href: paths.list.to() }];

/** What is new stands before `:id`, for the first match answers. */
export const modelCaseRoutes: readonly Route<Viewer>[] = [
  exportRoute(modelCasesExport),
  { method: 'get', path: paths.list.pattern, guard: anyone, event: 'coaching.modelcase.list', handle: list },
  { method: 'get', path: paths.choose.pattern, guard: makers, event: 'coaching.modelcase.choose', handle: choose },
  { method: 'post', path: paths.choose.pattern, guard: makers, event: 'coaching.modelcase.make', handle: make },
  { method: 'get', path: paths.one.pattern, guard: anyone, event: 'coaching.modelcase.read', handle: one },
  { method: 'get', path: paths.paper.pattern, guard: anyone, event: 'coaching.modelcase.paper', handle: paper },
  {
    method: 'get',
    path: paths.edit.pattern,
    guard: makers,
    event: 'coaching.modelcase.edit_form',
    handle: async (visit) => editPage(visit, await modelCaseIn(visit), {}),
  },
  { method: 'post', path: paths.edit.pattern, guard: makers, event: 'coaching.modelcase.edit', handle: edit },
  {
    method: 'post',
    path: paths.publish.pattern,
    guard: hub,
    event: 'coaching.modelcase.publish',
    handle: (visit) => shown(visit, true),
  },
  {
    method: 'post',
    path: paths.withdraw.pattern,
    guard: hub,
    event: 'coaching.modelcase.withdraw',
    handle: (visit) => shown(visit, false),
  },
];

/** The model case of the address, when the viewer may read it; else it is not there. */
async function modelCaseIn({ db, viewer, params }: ModelVisit): Promise<ModelCase> {
  const id = parseId<'ModelCaseId'>(params.id);
  const found = id ? await modelCaseFor(db.conn, viewer, id) : null;
  if (!found) throw new NotFound();
  return found;
}

async function list({ db, viewer }: ModelVisit): Promise<Answer> {
  const all = await allModelCases(db.conn, viewer);
  const body = <ListPage all={all} mayMake={leads(viewer)} />;
  return formPage({ title: t('modelcase.list.title'), description: t('modelcase.list.lead'), body }, {});
}

async function one(visit: ModelVisit): Promise<Answer> {
  const it = await modelCaseIn(visit);
  const may = { lead: leads(visit.viewer), publish: whyNotPublish(visit.viewer) === null };
  const page = { title: `${t('modelcase.kicker')}: ${it.content.title}`, description: placeText(it), trail: trail() };
  const body = <OnePage it={it} may={may} />;
  return formPage({ ...page, width: 'reading', noindex: it.state === 'draft', body }, {});
}

async function paper(visit: ModelVisit): Promise<Answer> {
  const it = await modelCaseIn(visit);
  const address = visit.baseUrl + paths.one.to(it.id);
  const make = () => modelCasePdf({ it, address, withGuidance: leads(visit.viewer) });
  return pdfAnswer(visit, 'kasus-model', make);
}

async function choose({ db, query, now }: ModelVisit): Promise<Answer> {
  const words = (query.get('q') ?? '').trim().slice(0, 200);
  const found = await findPublished(db.conn, words);
  const body = <ChoosePage words={words} found={found} newId={newId<'ModelCaseId'>(now.getTime())} />;
  return workPage({ title: t('modelcase.make.title'), trail: trail(), width: 'reading', body });
}

async function make({ db, viewer, form, now }: ModelVisit): Promise<Answer> {
  const innovationId = parseId<'InnovationId'>(form.get('inovasi'));
  if (!innovationId) throw new NotFound();
  const id = parseId<'ModelCaseId'>(form.get('id')) ?? newId<'ModelCaseId'>(now.getTime());
  const outcome = await db.transact((tx) => makeModelCase(tx, viewer, { id, innovationId }, now));
  if (outcome.ok) return redirect(paths.edit.to(outcome.value), 'modelcase.done.make');
  throw new NotFound();
}

const MOST: Partial<Readonly<Record<ModelCaseRefusal, number>>> = {
  question_long: LONGEST_QUESTION,
  too_many_questions: MOST_QUESTIONS,
};

const textOf = (why: ModelCaseRefusal): string =>
  t(`modelcase.refusal.${why}`, {
    max: MOST[why] ?? LONGEST_TEXT,
  });

function editPage(visit: ModelVisit, it: ModelCase, errors: FieldErrors, status?: 409): Answer {
  const { form } = visit;
  const typed = {
    obstacles: form.has('sulit') ? form.get('sulit') : it.obstacles,
    guidance: form.has('panduan') ? form.get('panduan') : it.guidance,
    questions: form.has('pertanyaan') ? form.get('pertanyaan') : it.questions.join('\n'),
  };
  const body = <EditPage it={it} typed={typed} errors={errors} />;
  const page = {
    title: t('modelcase.edit'),
    trail: [...trail(), { text: it.content.title, href: paths.one.to(it.id) }],
  };
  return workPage({ ...page, width: 'reading', ...(status ? { status } : {}), body }, errors);
}

const boxes: Partial<Readonly<Record<ModelCaseRefusal, string>>> = {
  obstacles_long: 'sulit',
  guidance_long: 'panduan',
  question_long: 'pertanyaan',
  too_many_questions: 'pertanyaan',
  no_questions: 'pertanyaan',
  stale: '',
};

async function edit(visit: ModelVisit): Promise<Answer> {
  const it = await modelCaseIn(visit);
  const { db, viewer, form, now } = visit;
  const said = { obstacles: form.get('sulit'), guidance: form.get('panduan') };
  const typed = { id: it.id, revision: revisionIn(visit), ...said, questions: questionsIn(form.get('pertanyaan')) };
  const outcome = await db.transact((tx) => editModelCase(tx, viewer, typed, now));
  if (outcome.ok) return redirect(paths.one.to(it.id), 'modelcase.done.edit');
  const box = boxes[outcome.why];
  if (box === undefined) throw new NotFound();
  return editPage(visit, it, { [box]: textOf(outcome.why) }, outcome.why === 'stale' ? 409 : undefined);
}

async function shown(visit: ModelVisit, isPublic: boolean): Promise<Answer> {
  const { id } = await modelCaseIn(visit);
  const { db, viewer, now } = visit;
  const outcome = await db.transact((tx) => showModelCase(tx, viewer, { id, isPublic }, now));
  if (outcome.ok) return redirect(paths.one.to(id), isPublic ? 'modelcase.done.publish' : 'modelcase.done.withdraw');
  return refusalPage(textOf(outcome.why), paths.one.to(id));
}
