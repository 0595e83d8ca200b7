import { anyone, parseEmail, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { networkOf } from '#platform/http/network.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { publicTrail } from '../../stage/routes/results.tsx';
import { editionTitle } from '../../stage/views/words.ts';
import { askRating, type WhyNotAsk } from '../actions/ask.ts';
import { type BallotId, type Finalist, LONGEST_COMMENT } from '../model.ts';
import { paths } from '../paths.ts';
import { countedMarks } from '../queries/figures.ts';
import { finalistsOf } from '../queries/finalists.ts';
import { ownersOf } from '../queries/own.ts';
import { type ReadBallot, readMarks, type TypedMark } from '../rules/ballot.ts';
import { figuresByEntry } from '../rules/figures.ts';
import { shuffled } from '../rules/order.ts';
import { whyNotMark } from '../rules/own.ts';
import { showsFigures, windowAt } from '../rules/window.ts';
import { commentName, fieldNames, markName } from '../views/fields.ts';
import { RatePage } from '../views/rate-page.tsx';
import type { Typed } from '../views/rate-props.ts';
import { SentPage } from '../views/sent-page.tsx';
import { type Rated, type RatingVisit, ratedEdition, rateTrail, ratingPage, refusalPage } from './visit.tsx';

export const rateRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.rate.pattern, guard: anyone, event: 'competition.rating.form', handle: form },
  { method: 'post', path: paths.rate.pattern, guard: anyone, event: 'competition.rating.ask', handle: ask },
  { method: 'get', path: paths.sent.pattern, guard: anyone, event: 'competition.rating.sent', handle: sent },
];

type Opened = Rated & {
  readonly finalists: readonly Finalist[];
  /** The one that the address names; null: all. */
  readonly one: Finalist | null;
};

/** What the page is about; an entry that nobody may know as a finalist is not there. */
async function opened(visit: RatingVisit): Promise<Opened> {
  const found = await ratedEdition(visit);
  const finalists = await finalistsOf(visit.db.conn, found.edition, visit.now);
  const asked = visit.query.get('usulan');
  const one = asked === null ? null : (finalists.find((it) => it.id === asked) ?? null);
  if (asked !== null && !one) throw new NotFound();
  return { ...found, finalists, one };
}

async function form(visit: RatingVisit): Promise<Answer> {
  const typed = { email: visit.viewer.person?.email ?? '', marks: new Map() };
  return page(visit, await opened(visit), { typed, errors: {} });
}

type Shown = {
  readonly typed: Typed;
  readonly errors: FieldErrors;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

async function page(visit: RatingVisit, opened: Opened, { typed, errors, ...answer }: Shown): Promise<Answer> {
  const { edition, rating, finalists, one } = opened;
  const { conn } = visit.db;
  const seed = `${edition.id}\n${networkOf(visit.ip)}\n${dayOf(visit.now)}`;
  const figures = showsFigures(rating, visit.now)
    ? figuresByEntry(finalists, await countedMarks(conn, edition.id), rating.scale)
    : null;
  const body = (
    <RatePage
      edition={edition}
      rating={rating}
      state={windowAt(rating, visit.now)}
      finalists={one ? [one] : shuffled(finalists, seed)}
      isOne={one !== null}
      own={await ownOf(visit, finalists)}
      ballotId={parseId(visit.form.get('id')) ?? newId(visit.now.getTime())}
      typed={typed}
      errors={errors}
      figures={figures && { of: figures, finalists }}
    />
  );
  return ratingPage(
    {
      title: `${t('rating.title')}: ${one?.title ?? editionTitle(edition)}`,
      description: t('rating.description'),
      canonical: paths.rate.to(edition.id),
      width: 'reading',
      trail: publicTrail(edition),
      body,
      ...answer,
    },
    errors,
  );
}

async function ownOf({ db, viewer }: RatingVisit, finalists: readonly Finalist[]): Promise<ReadonlySet<string>> {
  if (!viewer.person) return new Set();
  const owners = await ownersOf(
    db.conn,
    finalists.map((it) => it.id),
  );
  return new Set([...owners].filter(([, owner]) => whyNotMark(owner, viewer)).map(([id]) => id));
}

function typedIn({ form }: RatingVisit, finalists: readonly Finalist[]): readonly TypedMark[] {
  return finalists.map(({ id }) => ({
    entryId: id,
    mark: form.get(markName(id)),
    comment: form.get(commentName(id)),
  }));
}

function faultsOf({ marks, faults }: ReadBallot, email: string): FieldErrors {
  const told = faults.map(({ entryId, fault }) => {
    const name = fault === 'long' ? commentName(entryId) : markName(entryId);
    return [name, t(`rating.fault.${fault}`, { most: formatNumber(LONGEST_COMMENT) } as never)];
  });
  if (marks.length === 0 && faults.length === 0) told.push(['', t('rating.refusal.nothing')]);
  if (!parseEmail(email))
    told.push([fieldNames.email, t(email.trim() === '' ? 'rating.fault.email' : 'rating.fault.notEmail')]);
  return Object.fromEntries(told);
}

async function ask(visit: RatingVisit): Promise<Answer> {
  const found = await opened(visit);
  const { edition, rating, finalists, one } = found;
  const done = () => redirect(paths.sent.to(edition.id));
  // A program that fills in every box is answered like everybody, and nothing is kept.
  if (visit.form.get(fieldNames.trap) !== '') return done();
  const given = typedIn(visit, one ? [one] : finalists);
  const typed = { email: visit.form.get(fieldNames.email), marks: new Map(given.map((it) => [it.entryId, it])) };
  const read = readMarks(given, rating);
  const errors = faultsOf(read, typed.email);
  const email = parseEmail(typed.email);
  if (!email || Object.keys(errors).length > 0) return page(visit, found, { typed, errors });
  const id = (parseId<'BallotId'>(visit.form.get('id')) ?? newId<'BallotId'>(visit.now.getTime())) as BallotId;
  const asked = { id, editionId: edition.id, email, marks: read.marks };
  const outcome = await askRating(visit, visit.viewer, asked);
  return outcome.ok ? done() : refuse(visit, found, { typed, why: outcome.why });
}

type Refused = { readonly typed: Typed; readonly why: WhyNotAsk };

function refuse(visit: RatingVisit, found: Opened, { typed, why }: Refused): Answer | Promise<Answer> {
  if (typeof why === 'string') return refusalPage(why, paths.rate.to(found.edition.id));
  const minutes = Math.ceil(why.seconds / 60);
  const errors = { '': t('rating.tooMany', { count: minutes, n: formatNumber(minutes) }) };
  return page(visit, found, { typed, errors, status: 429, headers: { 'retry-after': String(why.seconds) } });
}

async function sent(visit: RatingVisit): Promise<Answer> {
  const { edition } = await ratedEdition(visit);
  const body = <SentPage edition={edition} />;
  return ratingPage({
    title: t('rating.sent.title'),
    noindex: true,
    width: 'reading',
    trail: rateTrail(edition),
    body,
  });
}
