import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import {
  type InnovationId,
  problemFor,
  paths as registryPaths,
  runsProblem,
  type ShownProblem,
} from '#registry/index.ts';
import { originById } from '../../origin/queries.ts';
import { refusalPage, type SpreadVisit, workPage } from '../../origin/visit.tsx';
import { dismissMatch, restoreMatch } from '../actions/judge.ts';
import { LONGEST_REASON, type MatchRefusal } from '../model/match.ts';
import { paths } from '../paths.ts';
import { DismissPage } from '../views/dismiss-page.tsx';

export const matchRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.dismiss.pattern,
    guard: signedIn,
    event: 'replication.matching.dismiss_form',
    handle: async (visit) => dismissPage(visit, await askedMatch(visit), null),
  },
  {
    method: 'post',
    path: paths.dismiss.pattern,
    guard: signedIn,
    event: 'replication.matching.dismiss',
    handle: dismiss,
  },
  {
    method: 'post',
    path: paths.restore.pattern,
    guard: signedIn,
    event: 'replication.matching.restore',
    handle: restore,
  },
];

type Asked = {
  readonly problem: ShownProblem;
  readonly innovation: { readonly id: InnovationId; readonly title: string };
};

/** The problem and the innovation of the address, when the viewer may read both; else they are not there. */
async function askedMatch({ db, viewer, params }: SpreadVisit): Promise<Asked> {
  const [problemId, innovationId] = [parseId<'ProblemId'>(params.id), parseId<'InnovationId'>(params.inovasi)];
  const problem = problemId ? await problemFor(db.conn, viewer, problemId) : null;
  const innovation = innovationId ? await originById(db.conn, innovationId) : null;
  if (!problem || !innovation) throw new NotFound();
  return { problem, innovation };
}

function dismissPage(visit: SpreadVisit, { problem, innovation }: Asked, fault: string | null): Answer {
  const back = registryPaths.problem.to(problem.id);
  if (!runsProblem(problem, visit.viewer)) return refusalPage(t('matching.refusal.not_yours'), back, 403);
  const errors: FieldErrors = fault === null ? {} : { alasan: fault };
  const reason = visit.form.get('alasan');
  return workPage(
    {
      title: t('matching.dismiss.title'),
      trail: [
        { text: t('problems.title'), href: registryPaths.problems.to() },
        { text: problem.title, href: back },
      ],
      body: <DismissPage problem={problem} innovation={innovation} reason={reason} errors={errors} />,
    },
    errors,
  );
}

async function dismiss(visit: SpreadVisit): Promise<Answer> {
  const asked = await askedMatch(visit);
  const { db, viewer, now, form } = visit;
  const input = { problemId: asked.problem.id, innovationId: asked.innovation.id, reason: form.get('alasan') };
  const outcome = await db.transact((tx) => dismissMatch(tx, viewer, input, now));
  if (outcome.ok) return redirect(backTo(asked), 'matching.done.dismiss');
  const { why } = outcome;
  if (why !== 'reason_missing' && why !== 'reason_long') return refused(why, asked);
  return dismissPage(visit, asked, t(`matching.refusal.${why}`, { max: LONGEST_REASON }));
}

async function restore(visit: SpreadVisit): Promise<Answer> {
  const asked = await askedMatch(visit);
  const { db, viewer, now } = visit;
  const input = { problemId: asked.problem.id, innovationId: asked.innovation.id };
  const outcome = await db.transact((tx) => restoreMatch(tx, viewer, input, now));
  if (outcome.ok) return redirect(backTo(asked), 'matching.done.restore');
  return refused(outcome.why === 'not_yours' ? 'not_yours' : 'not_found', asked);
}

const backTo = ({ problem }: Asked): string => `${registryPaths.problem.to(problem.id)}#kecocokan`;

function refused(why: Exclude<MatchRefusal, 'reason_missing' | 'reason_long'>, { problem }: Asked): Answer {
  if (why === 'not_found') throw new NotFound();
  return refusalPage(t(`matching.refusal.${why}`), registryPaths.problem.to(problem.id), 403);
}
