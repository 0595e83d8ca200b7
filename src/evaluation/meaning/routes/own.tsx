import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths as roundPaths } from '../../paths.ts';
import { type EvaluationVisit, evaluationPage, seatedRound } from '../../routes/visit.tsx';
import { paths } from '../paths.ts';
import { reckoningOf } from '../queries/reckoning.ts';
import { OwnHabitsPage } from '../views/own-page.tsx';

export const ownRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.own.pattern, guard: signedIn, event: 'evaluation.habits', handle: read },
];

/** A juror's own leniency and agreement, once the round is closed and worked out; nobody else's, and before it there is nothing. */
async function read(visit: EvaluationVisit): Promise<Answer> {
  const { round, seat } = await seatedRound(visit);
  if (round.state !== 'closed' || seat.state !== 'accepted') throw new NotFound();
  const calibration = (await reckoningOf(visit.db.conn, round.id))?.found?.calibration;
  const own = calibration?.jurors.find((it) => it.juror === seat.id);
  if (!calibration || !own) throw new NotFound();
  const trail = [
    { text: t('evaluation.seats.title'), href: roundPaths.seats.to() },
    { text: round.name, href: roundPaths.seat.to(round.id) },
  ];
  const body = <OwnHabitsPage round={round} own={own} leftRaw={calibration.leftRaw} />;
  return evaluationPage({ title: t('meaning.own.title'), trail, width: 'reading', body });
}
