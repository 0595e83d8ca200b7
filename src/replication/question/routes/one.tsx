import { anyone, signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import { paths as registryPaths } from '#registry/index.ts';
import { refusalPage, type SpreadVisit } from '../../origin/visit.tsx';
import { answerQuestion, hideQuestion, showQuestion } from '../actions/answer.ts';
import { LONGEST_ANSWER, LONGEST_REASON, type Question, type QuestionRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { questionFor } from '../queries/questions.ts';
import { stateOf, whyNotAnswer, whyNotHide, whyNotShow } from '../rules/moves.ts';
import { OnePage } from '../views/one-page.tsx';

export const oneRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.one.pattern,
    guard: anyone,
    event: 'replication.question.read',
    handle: async (visit) => onePage(visit, await questionOf(visit), {}),
  },
  { method: 'post', path: paths.answer.pattern, guard: signedIn, event: 'replication.question.answer', handle: answer },
  { method: 'post', path: paths.hide.pattern, guard: signedIn, event: 'replication.question.hide', handle: hide },
  { method: 'post', path: paths.show.pattern, guard: signedIn, event: 'replication.question.show', handle: unhide },
];

/** The question of the address, when the viewer may read it; else it is not there. */
async function questionOf({ db, viewer, params }: SpreadVisit): Promise<Question> {
  const id = parseId<'QuestionId'>(params.id);
  const question = id ? await questionFor(db.conn, viewer, id) : null;
  if (!question) throw new NotFound();
  return question;
}

function onePage(visit: SpreadVisit, question: Question, errors: FieldErrors, status?: 409): Answer {
  const { viewer, form, now } = visit;
  const title = `${t('question.one.title')}: ${question.title}`;
  const typed = {
    answer: form.has('jawaban') ? form.get('jawaban') : question.answer,
    reason: form.get('alasan'),
  };
  const body = (
    <OnePage
      question={question}
      viewer={viewer}
      now={now}
      typed={typed}
      errors={errors}
      may={{
        answer: whyNotAnswer(question, viewer) === null,
        hide: whyNotHide(question, viewer) === null,
        show: whyNotShow(question, viewer) === null,
      }}
    />
  );
  const trail = [
    { text: question.title, href: registryPaths.record.to(question.innovationId) },
    { text: t('question.title'), href: paths.record.to(question.innovationId) },
  ];
  const page = { title, trail, width: 'reading' as const, noindex: stateOf(question) !== 'answered', body };
  return formPage({ ...page, ...(status ? { status } : {}) }, errors);
}

async function answer(visit: SpreadVisit): Promise<Answer> {
  const question = await questionOf(visit);
  const { db, viewer, now, form } = visit;
  const revision = /^\d{1,9}$/.test(form.get('revision')) ? Number(form.get('revision')) : 0;
  const input = { id: question.id, revision, answer: form.get('jawaban') };
  const outcome = await db.transact((tx) => answerQuestion(tx, viewer, input, now));
  return ended(visit, question, { outcome, flash: 'question.done.answer' });
}

async function hide(visit: SpreadVisit): Promise<Answer> {
  const question = await questionOf(visit);
  const { db, viewer, now, form } = visit;
  const input = { id: question.id, reason: form.get('alasan') };
  const outcome = await db.transact((tx) => hideQuestion(tx, viewer, input, now));
  return ended(visit, question, { outcome, flash: 'question.done.hide' });
}

async function unhide(visit: SpreadVisit): Promise<Answer> {
  const question = await questionOf(visit);
  const { db, viewer, now } = visit;
  const outcome = await db.transact((tx) => showQuestion(tx, viewer, { id: question.id }, now));
  return ended(visit, question, { outcome, flash: 'question.done.show' });
}

type Ending = {
  readonly outcome: Outcome<null, QuestionRefusal>;
  readonly flash: `question.done.${'answer' | 'hide' | 'show'}`;
};

/** At which box each refusal is told. */
const boxes: Partial<Readonly<Record<QuestionRefusal, string>>> = {
  answer_missing: 'jawaban',
  answer_long: 'jawaban',
  reason_missing: 'alasan',
  reason_long: 'alasan',
  stale: '',
};

async function ended(visit: SpreadVisit, question: Question, { outcome, flash }: Ending): Promise<Answer> {
  if (outcome.ok) return redirect(paths.one.to(question.id), flash);
  const { why } = outcome;
  if (why === 'not_found') throw new NotFound();
  const box = boxes[why];
  const text = t(`question.refusal.${why}`, { min: 0, n: 0, max: box === 'alasan' ? LONGEST_REASON : LONGEST_ANSWER });
  if (box === undefined) return refusalPage(text, paths.one.to(question.id), why === 'not_yours' ? 403 : 409);
  return onePage(visit, question, { [box]: text }, why === 'stale' ? 409 : undefined);
}
