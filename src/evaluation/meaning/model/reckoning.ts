import type { RoundId } from '../../model/ids.ts';
import type { Agreement } from './agreement.ts';
import type { Calibration, Place, Remedies } from './calibration.ts';
import type { Flag } from './flag.ts';

/** The way of working out; another number means that kept findings have to be worked out anew. */
export const METHOD = 1;

/** How many are chosen of each island, by its number. */
export type Cuts = Readonly<Record<string, number>>;

/** What is asked of the sheets of a round. */
export type Wanted = {
  /** How many are chosen of all: chances are told for these. */
  readonly cut: number;
  /** How many of each group of entries that no juror joins to another (island); null: not said, or all are joined. */
  readonly cuts: Cuts | null;
  /** Whether jurors are brought to one scale too. */
  readonly scale: boolean;
};

/** What the sheets of a round mean, as it is kept until they are worked out anew; entries and jurors by their ids in the round. */
export type Found = Wanted & {
  readonly method: number;
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

/** As it was asked last, and what was found last. */
export type Reckoning = Wanted & {
  readonly roundId: RoundId;
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

/** What a plenary sees: the official number; `awaited`: the mean until the calibrated one is worked out. */
export type RankedBy = Official | 'awaited';

/** Nobody chooses more than this. */
export const MOST_CHOSEN = 10_000;
/** Of more islands than this nobody says one by one how many are chosen. */
export const MOST_ISLANDS = 30;
