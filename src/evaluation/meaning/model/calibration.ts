/** One sheet that was handed in: what this juror made of this entry, of 100. */
export type Score = { readonly entry: string; readonly juror: string; readonly score: number };

/**
 * What has to be said beside the numbers.
 * - `one-juror`, `one-entry`: nothing to compare.
 * - `single-sheets`: no entry was read twice; `jurors-of-one-sheet`: no juror read two. Leniency and worth cannot be told apart.
 * - `no-variance`: all scores are equal.
 * - `juror-variance-zero`: jurors differ by no more than chance; there is nothing to correct.
 * - `entry-variance-zero`: entries differ by no more than chance; there is nothing to order by.
 * - `no-residual`: jurors agree to the last digit once their leniency is taken off.
 * - `islands`: no juror joins these groups of entries; they are compared only inside.
 * - `too-few`: so few jurors or entries that the estimates are rough.
 * - `not-a-number`: so many scores were left out because they are none.
 */
export type Note =
  | { readonly reason: RawReason | 'no-residual' }
  | { readonly reason: 'islands'; readonly islands: readonly Island[] }
  | { readonly reason: 'too-few'; readonly jurors: number; readonly entries: number }
  | { readonly reason: 'not-a-number'; readonly scores: number };

/** Why the order of the raw means stays. */
export type RawReason =
  | 'one-juror'
  | 'one-entry'
  | 'single-sheets'
  | 'jurors-of-one-sheet'
  | 'no-variance'
  | 'juror-variance-zero'
  | 'entry-variance-zero';

export type Island = { readonly entries: readonly string[]; readonly jurors: readonly string[] };

export type Interval = readonly [low: number, high: number];

export type EntryScore = {
  readonly entry: string;
  /** Plain mean over the sheets handed in, and how many they are. */
  readonly raw: number;
  readonly sheets: number;
  /** Mean + entry, freed from the jurors' leniency; equal to `raw` where nothing is corrected. */
  readonly calibrated: number;
  /** Standard error of `calibrated`; null where no model could be fitted. */
  readonly se: number | null;
  /** What it is worth lies between these in 95 of 100 cases. */
  readonly interval: Interval | null;
  /** Number of the island, the largest is 0. */
  readonly island: number;
};

export type JurorScore = {
  readonly juror: string;
  readonly sheets: number;
  /** Points of 100 above (lenient) or below (strict) the jury's middle, drawn towards 0 the fewer the sheets. */
  readonly leniency: number;
  /** How widely the juror uses the scale, 1 as the others; always 1 unless it was asked for. */
  readonly scale: number;
  readonly se: number | null;
  readonly interval: Interval | null;
  /** Standard deviation of the juror's own scores; null with fewer than two. */
  readonly spread: number | null;
  /** Entries also read by others, and the correlation with these others' mean, each freed from leniency; null below three or without spread. */
  readonly shared: number;
  readonly agreement: number | null;
  readonly island: number;
};

export type Components = {
  readonly mean: number;
  /** Variances in points². */
  readonly entry: number;
  readonly juror: number;
  readonly residual: number;
  /** REML criterion (−2 log restricted likelihood, as lme4 prints it), and how much it rises without jurors. */
  readonly criterion: number;
  readonly jurorEvidence: number;
};

export type CalibrateOptions = {
  /** Also takes off how widely each juror uses the scale; off unless asked for. */ readonly scale?: boolean;
};

export type Calibration = {
  /** In the order of their ids. */
  readonly entries: readonly EntryScore[];
  readonly jurors: readonly JurorScore[];
  /** Null where no model could be fitted; the notes say why. */
  readonly components: Components | null;
  /** Why `calibrated` equals `raw`; null when it does not. */
  readonly leftRaw: RawReason | null;
  readonly notes: readonly Note[];
  /** What was counted, in one order; brought to one scale where that was asked for. */
  readonly scores: readonly Score[];
};

/** How sure the place of an entry is, out of draws of what all entries are worth. */
export type Place = {
  readonly entry: string;
  /** Places count inside the island, and it has `of` entries. */
  readonly island: number;
  readonly of: number;
  /** Nine draws in ten place it from `low` (best) to `high`; half of them above `median`. */
  readonly low: number;
  readonly high: number;
  readonly median: number;
  /** Share of the draws in which it is among the first `cut`; null where the cut is not known for its island. */
  readonly top: number | null;
  /** Points above (or below) the middle between the last place within the cut and the next, with its standard deviation; null as `top`. */
  readonly margin: { readonly mean: number; readonly sd: number } | null;
};

export type PlacesOptions = {
  /** How many places are given: of the whole, which can be said only while there is one island, or of each island by its number. */
  readonly cut: number | ReadonlyMap<number, number>;
  readonly draws?: number;
  /** The same seed and scores give the same places. */
  readonly seed: string;
};

export type RemedyOptions = {
  /** Whether this juror may read this entry (ties, role); who has read it already is never asked again. */
  readonly mayRead: (juror: string, entry: string) => boolean;
  /** How many further sheets this juror can take. */
  readonly capacity: (juror: string) => number;
  /** How many further sheets there shall be at most, one an entry. */
  readonly sheets: number;
};

export type Remedy = {
  readonly entry: string;
  readonly juror: string;
  /** Chance that the entry is no longer in doubt once this sheet is in. */
  readonly reduction: number;
};

export type Remedies = {
  /** The most useful first. */
  readonly sheets: readonly Remedy[];
  /** How many entries are in doubt now, and how many of these are to be expected in doubt afterwards. */
  readonly doubtful: number;
  readonly expected: number;
};
