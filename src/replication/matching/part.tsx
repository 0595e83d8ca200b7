import { type ProblemPart, runsProblem } from '#registry/index.ts';
import { paths as transferPaths } from '../transfer/paths.ts';
import { matchesOf } from './queries/matches.ts';
import { NoMatch, ProblemMatches } from './views/matches.tsx';

/** On the page of a problem that still looks for an answer: what fits it, and why. */
export const problemMatches: ProblemPart = async (conn, viewer, problem) => {
  if (problem.state !== 'open' && problem.state !== 'being_solved') return null;
  const found = await matchesOf(conn, problem);
  if (found.matches.length === 0) return problem.state === 'open' ? { body: <NoMatch />, named: [] } : null;
  const body = (
    <ProblemMatches
      {...found}
      problemId={problem.id}
      mayJudge={runsProblem(problem, viewer)}
      replicateOf={(id) => transferPaths.begin.to(id, problem.id)}
    />
  );
  return { body, named: found.matches.map((it) => it.id) };
};
