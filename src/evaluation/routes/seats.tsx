import { signedIn, type Viewer } from '#identity/index.ts';
import type { Answer, Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import { seatsOf } from '../queries/jury.ts';
import { SeatsPage } from '../views/seats-page.tsx';
import { type EvaluationVisit, evaluationPage } from './visit.tsx';

export const seatListRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.seats.pattern, guard: signedIn, event: 'evaluation.seats', handle: list },
];

async function list({ db, viewer, now }: EvaluationVisit): Promise<Answer> {
  const body = <SeatsPage seats={await seatsOf(db.conn, viewer)} now={now} />;
  return evaluationPage({ title: t('evaluation.seats.title'), width: 'wide', body });
}
