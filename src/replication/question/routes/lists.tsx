import { anyone, signedIn, type Viewer } from '#identity/index.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { formPage } from '#platform/ui/form-page.ts';
import type { Origin } from '../../origin/model.ts';
import { originOf, originTrail, pageAsked, refusalPage, type SpreadVisit, workPage } from '../../origin/visit.tsx';
import { askQuestion } from '../actions/ask.ts';
import { ownQuestionsExport, recordQuestionsExport } from '../exports.ts';
import { LEAST_QUESTION, LONGEST_QUESTION, MOST_A_DAY, type QuestionId, type QuestionRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { listQuestions } from '../queries/questions.ts';
import { whyNotAsk } from '../rules/moves.ts';
import { OwnPage } from '../views/own-page.tsx';
import { RecordPage } from '../views/record-page.tsx';
import { filterIn, ownScopeIn } from './list-query.ts';

const PAGE_SIZE = 20;

export const listRoutes: readonly Route<Viewer>[] = [
  exportRoute(recordQuestionsExport),
  exportRoute(ownQuestionsExport),
  {
    method: 'get',
    path: paths.record.pattern,
    guard: anyone,
    event: 'replication.question.list',
    handle: async (visit) => recordPage(visit, await originOf(visit), { typed: '', errors: {} }),
  },
  { method: 'post', path: paths.record.pattern, guard: signedIn, event: 'replication.question.ask', handle: ask },
  { method: 'get', path: paths.own.pattern, guard: signedIn, event: 'replication.question.own', handle: own },
];

type Again = { readonly typed: string; readonly errors: FieldErrors };

const windowOf = (page: number) => ({ size: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
const pagesOf = (total: number) => Math.max(1, Math.ceil(total / PAGE_SIZE));

async function recordPage(visit: SpreadVisit, origin: Origin, { typed, errors }: Again): Promise<Answer> {
  const { db, viewer, query, now, form } = visit;
  const [filter, page] = [filterIn(query), pageAsked(query)];
  const asked = { scope: { of: 'record', id: origin.id } as const, filter, now };
  const { rows, total } = await listQuestions(db.conn, viewer, asked, windowOf(page));
  if (page > 1 && rows.length === 0) return redirect(paths.record.to(origin.id));
  const body = (
    <RecordPage
      origin={origin}
      viewer={viewer}
      filter={filter}
      rows={rows}
      total={total}
      page={page}
      pages={pagesOf(total)}
      now={now}
      whyNotAsk={whyNotAsk(origin, viewer)}
      newId={parseId<'QuestionId'>(form.get('id')) ?? newId<'QuestionId'>(now.getTime())}
      typed={typed}
      errors={errors}
    />
  );
  const title = `${t('question.title')}: ${origin.title}`;
  return formPage(
    { title, description: t('question.lead'), trail: originTrail(origin), width: 'reading', body },
    errors,
  );
}

async function ask(visit: SpreadVisit): Promise<Answer> {
  const origin = await originOf(visit);
  const { db, viewer, now, form } = visit;
  const typed = form.get('pertanyaan');
  const id = (parseId<'QuestionId'>(form.get('id')) ?? newId<'QuestionId'>(now.getTime())) satisfies QuestionId;
  const input = { id, innovationId: origin.id, question: typed };
  const outcome = await db.transact((tx) => askQuestion(tx, viewer, input, now));
  if (outcome.ok) return redirect(paths.one.to(outcome.value), 'question.done.ask');
  return refused(visit, origin, outcome.why, typed);
}

function refused(visit: SpreadVisit, origin: Origin, why: QuestionRefusal, typed: string): Answer | Promise<Answer> {
  if (why === 'not_found') throw new NotFound();
  const text = t(`question.refusal.${why}`, { min: LEAST_QUESTION, max: LONGEST_QUESTION, n: MOST_A_DAY });
  if (why === 'question_short' || why === 'question_long')
    return recordPage(visit, origin, { typed, errors: { pertanyaan: text } });
  if (why === 'over_limit') return recordPage(visit, origin, { typed, errors: { '': text } });
  return refusalPage(text, paths.record.to(origin.id), 403);
}

async function own(visit: SpreadVisit): Promise<Answer> {
  const { db, viewer, query, now } = visit;
  const [scope, filter, page] = [ownScopeIn(query), filterIn(query), pageAsked(query)];
  const { rows, total } = await listQuestions(db.conn, viewer, { scope, filter, now }, windowOf(page));
  if (page > 1 && rows.length === 0) return redirect(paths.own.to());
  const shown = { scope: scope.of, filter, rows, total, page, pages: pagesOf(total), now, viewer };
  return workPage({ title: t('question.own.title'), body: <OwnPage {...shown} /> });
}
