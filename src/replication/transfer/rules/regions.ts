import type { CourseState } from '../model/states.ts';
import { courseStates } from '../model/states.ts';

/** What counting asks of a replication. */
export type Countable = {
  /** Region of the government that replicates; null for one without a region, as a ministry. */
  readonly regionCode: string | null;
  /** How far it came before it was paused, if it is; null when it was refused or stopped. */
  readonly reached: CourseState | null;
};

const rankOf = (state: CourseState): number => courseStates.indexOf(state);

/** Whether a replication came at least so far, and was not given up since. */
export function hasReached({ reached }: Pick<Countable, 'reached'>, state: CourseState): boolean {
  return reached !== null && rankOf(reached) >= rankOf(state);
}

/**
 * The replications that count, one list for each different region: signed (or further, as `from` says) and outside the origin's own
 * region. The same region twice counts once (indicator 31 of the innovation index: «different regions»).
 */
export function countedRegions<T extends Countable>(
  replications: readonly T[],
  originRegion: string | null,
  from: CourseState = 'agreed',
): ReadonlyMap<string, readonly T[]> {
  const counted = new Map<string, T[]>();
  for (const it of replications) {
    if (it.regionCode === null || it.regionCode === originRegion || !hasReached(it, from)) continue;
    counted.set(it.regionCode, [...(counted.get(it.regionCode) ?? []), it]);
  }
  return counted;
}
