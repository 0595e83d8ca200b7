import { anyone, type Viewer } from '#identity/index.ts';
import { type Answer, type Route, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { confirmRating } from '../actions/confirm.ts';
import { paths } from '../paths.ts';
import { ballotByDigest } from '../queries/ballots.ts';
import { finalistsOf } from '../queries/finalists.ts';
import { tokenDigest } from '../rules/address.ts';
import { whyNotConfirm } from '../rules/window.ts';
import { ConfirmedPage, QuestionPage } from '../views/confirm-page.tsx';
import { type RatingVisit, ratedEdition, rateTrail, refusalPage } from './visit.tsx';

const { confirm: path } = paths;

/** A link is only looked at by GET: programs that read mails ahead of people follow links. */
export const confirmRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: path.pattern, guard: anyone, event: 'competition.rating.question', handle: question },
  { method: 'post', path: path.pattern, guard: anyone, event: 'competition.rating.confirm', handle: confirm },
];

/** Nobody but the reader of the mail shall get here. */
const quiet = {
  noindex: true,
  width: 'reading',
  headers: { 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' },
} as const;

async function question(visit: RatingVisit): Promise<Answer> {
  const { edition, rating } = await ratedEdition(visit);
  const token = visit.query.get('token') ?? '';
  const { conn } = visit.db;
  const ballot = await ballotByDigest(conn, edition.id, tokenDigest(token));
  const back = paths.rate.to(edition.id);
  if (!ballot) return refusalPage('unknown_link', back);
  if (ballot.state === 'confirmed') return end(visit, { counted: ballot.marks.length, refused: 0 });
  const why = whyNotConfirm(edition, ballot, visit.now);
  if (why) return refusalPage(why, back);
  const finalists = await finalistsOf(conn, edition, visit.now);
  const marks = ballot.marks.flatMap((it) => {
    const title = finalists.find((one) => one.id === it.entryId)?.title;
    return title === undefined ? [] : [{ ...it, title }];
  });
  const body = <QuestionPage edition={edition} token={token} marks={marks} scale={rating.scale} />;
  return show({ ...quiet, title: t('rating.confirm.title'), trail: rateTrail(edition), body });
}

async function confirm(visit: RatingVisit): Promise<Answer> {
  const { edition } = await ratedEdition(visit);
  const given = { editionId: edition.id, token: visit.form.get('token') };
  const outcome = await confirmRating(visit, visit.viewer, given);
  if (!outcome.ok) return refusalPage(outcome.why, paths.rate.to(edition.id));
  return end(visit, outcome.value);
}

async function end(
  visit: RatingVisit,
  counts: { readonly counted: number; readonly refused: number },
): Promise<Answer> {
  const { edition, rating } = await ratedEdition(visit);
  const title = t(counts.counted > 0 ? 'rating.confirmed.title' : 'rating.confirmed.none');
  const body = <ConfirmedPage edition={edition} closes={rating.closes} {...counts} />;
  return show({ ...quiet, title, trail: rateTrail(edition), body });
}
