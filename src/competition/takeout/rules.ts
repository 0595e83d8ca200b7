import type { Viewer } from '#identity/index.ts';
import { whyNotOrganise } from '../stage/rules/check-moves.ts';
import type { Takeout, TakeoutRefusal, TakeoutState } from './model.ts';

/** Whoever asked sees and takes an archive, as long as they organise the edition; for everybody else it is not there. */
export function whyNotTake(takeout: Pick<Takeout, 'organiserId' | 'askedBy'>, viewer: Viewer): TakeoutRefusal | null {
  if (takeout.askedBy !== viewer.person?.id) return 'not_found';
  return whyNotOrganise(takeout, viewer) ? 'not_found' : null;
}

export const isBusy = (state: TakeoutState): boolean => state === 'waiting' || state === 'running';

/** Why the making cannot be called off. */
export function whyNotCancel(state: TakeoutState): TakeoutRefusal | null {
  return isBusy(state) ? null : 'not_now';
}
