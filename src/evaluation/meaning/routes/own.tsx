import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as roundPaths } from '../../paths.ts';
import { type EvaluationVisit, evaluationPage, seatedRound } from '../../routes/visit.tsx';
import { paths } from '../paths.ts';
import { habitsOf } from '../queries/habits.ts';
import { OwnHabitsPage } from '../views/own-page.tsx';

export const ownRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.own.pattern, guard: signedIn, event: 'evaluation.habits', handle: read },
];

/** A juror's own leniency and agreement, once the round is closed and worked out; nobody else's, and before it there is nothing. */
async function read(visit: EvaluationVisit): Promise<Answer> {
  const { round, seat } = await seatedRound(visit);
  const habits = await habitsOf(visit.db.conn, round, seat);
  if (!habits) throw new NotFound();
  const trail = [
    { text: t('evaluation.seats.title'), href: roundPaths.seats.to() },
    { text: round.name, href: roundPaths.seat.to(round.id) },
  ];
  const body = <OwnHabitsPage round={round} {...habits} />;
  return evaluationPage({ title: t('meaning.own.title'), trail, width: 'reading', body });
}
