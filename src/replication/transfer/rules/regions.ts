import { countingRegion, differentRegions } from '../../regions/rule.ts';
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

/** The replications that count, one list for each different region (`regions/rule`): signed, or further, as `from` says. */
export function countedRegions<T extends Countable>(
  replications: readonly T[],
  originRegion: string | null,
  from: CourseState = 'agreed',
): ReadonlyMap<string, readonly T[]> {
  const far = replications.filter((it) => hasReached(it, from));
  const byRegion = Map.groupBy(far, (it) => countingRegion(it.regionCode) ?? '');
  const counted = differentRegions(
    far.map((it) => it.regionCode),
    originRegion,
  );
  return new Map([...counted].map((region) => [region, byRegion.get(region) ?? []]));
}
