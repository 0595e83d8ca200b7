import type { Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { exportRoute } from '#platform/export/route.tsx';
import { type Answer, NotFound, type Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { organisers } from '../../stage/routes/visit.tsx';
import { commentsExport, ratingExport, voidsExport } from '../exports.ts';
import { paths } from '../paths.ts';
import { commentsOf, sourcedBallots } from '../queries/ballots.ts';
import { ballotCounts, confirmedByHour, countedMarks } from '../queries/figures.ts';
import { finalistsOf } from '../queries/finalists.ts';
import { voidsOf } from '../queries/voids.ts';
import { burstsOf } from '../rules/bursts.ts';
import { byDay, figuresByEntry } from '../rules/figures.ts';
import { windowAt } from '../rules/window.ts';
import { CommentsPage } from '../views/comments-page.tsx';
import { OrganisedPage } from '../views/organised-page.tsx';
import { organisedRating, organisedTrail, type RatingVisit, ratingPage } from './visit.tsx';

export const organisedRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.organised.pattern,
    guard: organisers,
    event: 'competition.rating.organised',
    handle: organised,
  },
  exportRoute(ratingExport),
  exportRoute(commentsExport),
  exportRoute(voidsExport),
  {
    method: 'get',
    path: paths.comments.pattern,
    guard: organisers,
    event: 'competition.rating.comments',
    handle: comments,
  },
];

async function organised(visit: RatingVisit): Promise<Answer> {
  const { edition, rating } = await organisedRating(visit);
  const { conn } = visit.db;
  const finalists = await finalistsOf(conn, edition, visit.now);
  const body = (
    <OrganisedPage
      edition={edition}
      rating={rating}
      state={windowAt(rating, visit.now)}
      counts={await ballotCounts(conn, edition.id)}
      finalists={finalists}
      figures={figuresByEntry(finalists, await countedMarks(conn, edition.id), rating.scale)}
      days={byDay(await confirmedByHour(conn, edition.id), dayOf)}
      bursts={burstsOf(await sourcedBallots(conn, edition.id))}
      voids={await voidsOf(conn, edition.id)}
    />
  );
  const trail = organisedTrail(edition).slice(0, -1);
  return ratingPage({ title: t('rating.title'), noindex: true, width: 'wide', trail, body });
}

async function comments(visit: RatingVisit): Promise<Answer> {
  const { edition, rating } = await organisedRating(visit);
  if (!rating.hasComments) throw new NotFound();
  const taken = await commentsOf(visit.db.conn, edition.id);
  const body = <CommentsPage edition={edition} comments={taken} />;
  const trail = organisedTrail(edition);
  return ratingPage({ title: t('rating.comments.title'), noindex: true, width: 'reading', trail, body });
}
