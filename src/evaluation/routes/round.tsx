import type { Viewer } from '#identity/index.ts';
import type { Answer, Route } from '#platform/http/route.ts';
import { paths } from '../paths.ts';
import { jurorsOf } from '../queries/jury.ts';
import { sheetsOf } from '../queries/sheets.ts';
import { subjectsOf } from '../queries/subject.ts';
import { whyNotArrange } from '../rules/round.ts';
import { RoundPage } from '../views/round-page.tsx';
import { type EvaluationVisit, evaluationPage, organisers, runRound, trailOf } from './visit.tsx';

export const roundRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.round.pattern, guard: organisers, event: 'evaluation.round', handle: read },
];

async function read(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { conn } = visit.db;
  const body = (
    <RoundPage
      round={round}
      subjects={(await subjectsOf(conn, round.id)).length}
      jurors={await jurorsOf(conn, round.id)}
      sheets={(await sheetsOf(conn, round.id)).length}
      whyNot={whyNotArrange(round, visit.viewer)}
      now={visit.now}
    />
  );
  return evaluationPage({ title: round.name, trail: trailOf(), width: 'wide', body });
}
