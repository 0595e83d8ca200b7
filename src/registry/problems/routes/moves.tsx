import { signedIn, type Viewer } from '#identity/index.ts';
import type { Answer, Route } from '#platform/http/route.ts';
import { formatNumber, type PlainKey, t } from '#platform/i18n/i18n.ts';
import { ConfirmPage } from '#platform/ui/confirm-page.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import { paths } from '../../paths.ts';
import { beginSolving, dropProblem, reopenProblem } from '../actions/move.ts';
import { MAX_TEXT, type ShownProblem } from '../model.ts';
import { whyNotMove } from '../rules.ts';
import { moved, type ProblemVisit, problemOf, refusal, trailOf, workPage } from './visit.tsx';

export const moveRoutes: readonly Route<Viewer>[] = [
  {
    method: 'post',
    path: paths.beginSolving.pattern,
    guard: signedIn,
    event: 'registry.problem.begin',
    handle: async (visit) => {
      const { id } = await problemOf(visit);
      const outcome = await visit.db.transact((tx) => beginSolving(tx, visit.viewer, { id }, visit.now));
      return moved(outcome, id, 'problems.done.begin');
    },
  },
  {
    method: 'get',
    path: paths.dropProblem.pattern,
    guard: signedIn,
    event: 'registry.problem.drop_form',
    handle: async (visit) => reasonPage(visit, await problemOf(visit), 'drop'),
  },
  {
    method: 'post',
    path: paths.dropProblem.pattern,
    guard: signedIn,
    event: 'registry.problem.drop',
    handle: (visit) => close(visit, 'drop'),
  },
  {
    method: 'get',
    path: paths.reopenProblem.pattern,
    guard: signedIn,
    event: 'registry.problem.reopen_form',
    handle: async (visit) => reasonPage(visit, await problemOf(visit), 'reopen'),
  },
  {
    method: 'post',
    path: paths.reopenProblem.pattern,
    guard: signedIn,
    event: 'registry.problem.reopen',
    handle: (visit) => close(visit, 'reopen'),
  },
];

/** The two moves that want a reason. */
type Reasoned = 'drop' | 'reopen';
const deeds = {
  drop: { path: paths.dropProblem, action: dropProblem, done: 'problems.done.drop' },
  reopen: { path: paths.reopenProblem, action: reopenProblem, done: 'problems.done.reopen' },
} as const satisfies Record<Reasoned, { path: unknown; action: typeof dropProblem; done: PlainKey }>;

function reasonPage(visit: ProblemVisit, problem: ShownProblem, move: Reasoned, errors: FieldErrors = {}): Answer {
  const forbidden = whyNotMove(move, problem, visit.viewer);
  if (forbidden) return refusal(forbidden, paths.problem.to(problem.id));
  const title = t(`problems.${move}.title`);
  return workPage(
    {
      title,
      trail: trailOf(problem),
      body: (
        <ConfirmPage
          title={title}
          action={deeds[move].path.to(problem.id)}
          button={t(`problems.${move}.submit`)}
          look={move === 'drop' ? 'danger' : 'primary'}
          cancel={paths.problem.to(problem.id)}
          errors={errors}
        >
          <p>{t(`problems.${move}.text`, { title: problem.title })}</p>
          <TextArea
            name="alasan"
            label={t(`problems.${move}.reason`)}
            hint={t(`problems.${move}.reasonHint`)}
            value={visit.form.get('alasan')}
            rows={3}
            errors={errors}
          />
        </ConfirmPage>
      ),
    },
    errors,
  );
}

async function close(visit: ProblemVisit, move: Reasoned): Promise<Answer> {
  const problem = await problemOf(visit);
  const { id } = problem;
  const reason = visit.form.get('alasan');
  const outcome = await visit.db.transact((tx) => deeds[move].action(tx, visit.viewer, { id, reason }, visit.now));
  if (!outcome.ok && outcome.why === 'reason_missing')
    return reasonPage(visit, problem, move, { alasan: t('problems.fault.reason') });
  if (!outcome.ok && outcome.why === 'invalid')
    return reasonPage(visit, problem, move, {
      alasan: t('problems.fault.reasonLong', { max: formatNumber(MAX_TEXT) }),
    });
  return moved(outcome, id, deeds[move].done);
}
