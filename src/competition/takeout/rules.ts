import type { Viewer } from '#identity/index.ts';
import type { SubmittedSizes } from '../entry/model/snapshot.ts';
import { whyNotOrganise } from '../stage/rules/check-moves.ts';
import type { PlainRefusal, SizeRefusal, Takeout, TakeoutState, Wanted } from './model.ts';

/** Whoever asked sees and takes an archive, as long as they organise the edition; for everybody else it is not there. */
export function whyNotTake(takeout: Pick<Takeout, 'organiserId' | 'askedBy'>, viewer: Viewer): PlainRefusal | null {
  if (takeout.askedBy !== viewer.person?.id) return 'not_found';
  return whyNotOrganise(takeout, viewer) ? 'not_found' : null;
}

export const isBusy = (state: TakeoutState): boolean => state === 'waiting' || state === 'running';

/** Why the making cannot be called off. */
export function whyNotCancel(state: TakeoutState): PlainRefusal | null {
  return isBusy(state) ? null : 'not_now';
}

const GIGABYTE = 1024 ** 3;
/** Bytes of evidence in one archive: it lies in the database until it is taken. */
export const MOST_BYTES = 2 * GIGABYTE;
/** Files and PDFs in one archive; a ZIP as every office opens it holds 65,535 things. */
export const MOST_PAPERS = 60_000;

/** How many papers an archive takes along. */
export function papersOf({ entries, files }: SubmittedSizes, wanted: Wanted): number {
  return (wanted.files ? files : 0) + (wanted.pdfs ? entries : 0);
}

/** Why an archive cannot take along what is wanted. */
export function whyNotAlong(sizes: SubmittedSizes, wanted: Wanted): SizeRefusal | null {
  if (wanted.files && sizes.bytes > MOST_BYTES) return 'too_large';
  return papersOf(sizes, wanted) > MOST_PAPERS ? 'too_numerous' : null;
}
