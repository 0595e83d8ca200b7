import type { Id } from '#platform/ids.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EntryId } from '../entry/model/entry.ts';

export type BallotId = Id<'BallotId'>;
export type VoidId = Id<'RatingVoidId'>;

/** A ballot counts for nothing while it waits for the link in its mail to be followed. */
export const ballotStates = ['waiting', 'confirmed'] as const;
export type BallotState = (typeof ballotStates)[number];

/** `replaced` by a later one of the same address; `refused`: of an own entry, or of one that is no finalist any more. */
export const markStates = ['waiting', 'counts', 'replaced', 'refused'] as const;
export type MarkState = (typeof markStates)[number];

export const windowStates = ['to_come', 'open', 'closed'] as const;
export type WindowState = (typeof windowStates)[number];

/** By what ballots of a suspicious batch are alike. */
export const sources = ['domain', 'network'] as const;
export type Source = (typeof sources)[number];

/** An entry that everyone may know as a finalist. */
export type Finalist = {
  readonly id: EntryId;
  readonly title: string;
  readonly unit: string | null;
  readonly institution: string;
  /** Names as the minutes have them. */
  readonly group: string;
  readonly category: string | null;
};

export type Mark = { readonly entryId: EntryId; readonly mark: number; readonly comment: string };

export type Ballot = {
  readonly id: BallotId;
  readonly editionId: EditionId;
  readonly state: BallotState;
  readonly voter: string | null;
  readonly mailId: string | null;
  readonly expiresAt: Date;
  readonly marks: readonly Mark[];
};

export const LONGEST_COMMENT = 500;
export const LONGEST_REASON = 2000;
/** For so long a link holds, and no longer than the rating is open. */
export const LINK_HOURS = 24;
/** So long after the closing, where ballots came from is kept for whoever looks into bursts. */
export const SOURCE_DAYS = 14;

/** Why something was refused; each code has the message `rating.refusal.<code>`. */
export const ratingRefusals = [
  'not_found',
  'not_open_yet',
  'closed',
  'own',
  'nothing',
  'unknown_link',
  'expired',
  'no_batch',
  'reason_missing',
  'reason_long',
  'lifted_already',
] as const;
export type RatingRefusal = (typeof ratingRefusals)[number];
