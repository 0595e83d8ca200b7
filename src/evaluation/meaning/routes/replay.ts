import type { Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type Answer, NotFound, type Route } from '#platform/http/route.ts';
import { takenBy } from '../../exports.ts';
import { type EvaluationVisit, organisers, runRound } from '../../routes/visit.tsx';
import { judgingApart } from '../apart.ts';
import { paths } from '../paths.ts';
import { judgingOf } from '../queries/judging.ts';

const event = 'evaluation.judging_taken';

export const replayRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.replay.pattern, guard: organisers, event, handle: take },
];

const taken = takenBy(event);

/** The judging as a file from which anybody can work out the same numbers, with `tuntas replay`; who took it is kept. */
async function take(visit: EvaluationVisit): Promise<Answer> {
  const round = await runRound(visit);
  const { conn } = visit.db;
  const judging = await judgingOf(conn, round);
  if (!judging) throw new NotFound();
  const text = await judgingApart(judging);
  await visit.db.transact(async (tx) => taken(tx, visit, { format: 'json', rows: judging.sheets.length, filter: '' }));
  return new Response(text, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="penilaian-${dayOf(visit.now)}.json"`,
      'cache-control': 'private, no-store',
    },
  });
}
