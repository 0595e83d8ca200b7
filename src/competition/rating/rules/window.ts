import type { EditionDocument } from '../../edition/model/document.ts';
import type { Edition } from '../../edition/model/edition.ts';
import { publicScale, type StageOf } from '../../edition/model/stages.ts';
import { stageOfKind } from '../../edition/rules/calendar.ts';
import { type Ballot, LINK_HOURS, type RatingRefusal, SOURCE_DAYS, type WindowState } from '../model.ts';

type Staged = Pick<EditionDocument, 'stages'>;

/** How the public rates the finalists of an edition. */
export type PublicRating = {
  readonly opens: Date | null;
  readonly closes: Date | null;
  /** Marks are from 1 to this. */
  readonly scale: number;
  readonly hasComments: boolean;
  readonly figures: StageOf<'public_rating'>['settings']['figures'];
  readonly plenarySees: boolean;
};

/** The public rating that the edition asks for; null: none. */
export function publicRatingOf(document: Staged): PublicRating | null {
  const stage = stageOfKind(document, 'public_rating');
  if (!stage) return null;
  const { marks, publicComments, figures, plenarySees } = stage.settings;
  const { least, most } = publicScale;
  return {
    opens: stage.opens === null ? null : new Date(stage.opens),
    closes: stage.closes === null ? null : new Date(stage.closes),
    scale: Math.min(most, Math.max(least, marks)),
    hasComments: publicComments,
    figures,
    plenarySees,
  };
}

/** The same of an edition that everyone may read; null for a draft and the archive. */
export function openRatingOf({ document, state }: Pick<Edition, 'document' | 'state'>): PublicRating | null {
  return state === 'open' || state === 'closed' ? publicRatingOf(document) : null;
}

/** A moment that is not set has not come; the closing itself is too late. */
export function windowAt({ opens, closes }: Pick<PublicRating, 'opens' | 'closes'>, now: Date): WindowState {
  if (opens === null || now < opens) return 'to_come';
  return closes !== null && now >= closes ? 'closed' : 'open';
}

/** Why nobody may rate now. */
export function whyNotRate(rating: PublicRating, now: Date): 'not_open_yet' | 'closed' | null {
  const state = windowAt(rating, now);
  if (state === 'open') return null;
  return state === 'closed' ? 'closed' : 'not_open_yet';
}

/** Why a ballot is not confirmed now; one that was confirmed is no refusal. */
export function whyNotConfirm(
  edition: Pick<Edition, 'document' | 'state'>,
  ballot: Pick<Ballot, 'expiresAt'>,
  now: Date,
): RatingRefusal | null {
  const rating = openRatingOf(edition);
  if (!rating) return 'not_found';
  const closed = whyNotRate(rating, now);
  if (closed) return closed;
  return ballot.expiresAt <= now ? 'expired' : null;
}

/** Whether everyone may see the figures at this moment. */
export function showsFigures(rating: PublicRating, now: Date): boolean {
  const state = windowAt(rating, now);
  if (rating.figures === 'during') return state !== 'to_come';
  return rating.figures === 'after' && state === 'closed';
}

/** What leads everyone to the rating from other pages: to rate, to see what came of it, or nothing. */
export function wayToRating(document: Staged, now: Date): 'open' | 'see' | null {
  const rating = publicRatingOf(document);
  if (!rating) return null;
  if (windowAt(rating, now) === 'open') return 'open';
  return showsFigures(rating, now) ? 'see' : null;
}

/** Whether a plenary may see them: where the edition says so, and once they stand. */
export function showsPlenary(rating: PublicRating, now: Date): boolean {
  return rating.plenarySees && windowAt(rating, now) === 'closed';
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Until when the link of a ballot that is sent now holds. */
export function linkUntil({ closes }: Pick<PublicRating, 'closes'>, now: Date): Date {
  const until = new Date(now.getTime() + LINK_HOURS * HOUR_MS);
  return closes !== null && closes < until ? closes : until;
}

/** Whether it is forgotten by now who voted, and where votes came from. A rating that an edition has no more is over. */
export function forgottenAt(
  rating: PublicRating | null,
  now: Date,
): { readonly voters: boolean; readonly sources: boolean } {
  if (!rating) return { voters: true, sources: true };
  const voters = windowAt(rating, now) === 'closed';
  const end = rating.closes?.getTime() ?? Number.POSITIVE_INFINITY;
  return { voters, sources: voters && now.getTime() >= end + SOURCE_DAYS * DAY_MS };
}
