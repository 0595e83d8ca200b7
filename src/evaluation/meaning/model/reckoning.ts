import type { RoundId } from '../../model/ids.ts';
import type { Agreement } from './agreement.ts';
import type { Calibration, Place, Remedies } from './calibration.ts';
import type { Flag } from './flag.ts';

/** The way of working out; another number means that kept findings have to be worked out anew. */
export const METHOD = 1;

/** What the sheets of a round mean, as it is kept until they are worked out anew; entries and jurors by their ids in the round. */
export type Found = {
  readonly method: number;
  /** How many are chosen: chances are told for these. */
  readonly cut: number;
  readonly calibration: Omit<Calibration, 'scores'>;
  readonly places: readonly Place[];
  /** Further sheets that would settle most doubt. */
  readonly further: Remedies;
  /** By criterion, in the order in which they were met. */
  readonly agreement: readonly Agreement[];
  readonly flags: readonly Flag[];
};

export const reckoningStates = ['waiting', 'done', 'failed'] as const;
export type ReckoningState = (typeof reckoningStates)[number];

export type Reckoning = {
  readonly roundId: RoundId;
  /** How many are chosen, as it was asked last. */
  readonly cut: number;
  readonly state: ReckoningState;
  readonly askedAt: Date;
  readonly doneAt: Date | null;
  /** Of the scores that were counted, and how many sheets they came from. */
  readonly digest: string | null;
  readonly sheets: number | null;
  readonly found: Found | null;
};

export const officials = ['raw', 'calibrated'] as const;
/** Which number a plenary ranks by. */
export type Official = (typeof officials)[number];

/** Nobody chooses more than this. */
export const MOST_CHOSEN = 10_000;
