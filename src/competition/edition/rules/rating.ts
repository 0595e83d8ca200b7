import type { EditionDocument } from '../model/document.ts';
import { stageOfKind } from './calendar.ts';

type Staged = Pick<EditionDocument, 'stages'>;

/**
 * Why a public rating may not be changed so: once it has begun it stays, with its scale, for people rated by it; once it is over it
 * is not opened anew, for by then nobody knows any more who has rated.
 */
export function whyNotChangeRating(before: Staged, after: Staged, now: Date): 'rating_begun' | 'rating_over' | null {
  const [old, next] = [stageOfKind(before, 'public_rating'), stageOfKind(after, 'public_rating')];
  const isPast = (moment: string | null | undefined) => !!moment && new Date(moment) <= now;
  if (!old || !isPast(old.opens)) return null;
  if (next?.settings.marks !== old.settings.marks) return 'rating_begun';
  const isMoved = next.opens !== old.opens || next.closes !== old.closes;
  return isMoved && isPast(old.closes) ? 'rating_over' : null;
}
