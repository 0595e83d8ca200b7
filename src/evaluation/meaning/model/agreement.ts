/** One mark of one juror on one entry under one criterion, on the criterion's own scale. */
export type RatedMark = {
  readonly entry: string;
  readonly juror: string;
  readonly criterion: string;
  readonly mark: number;
};

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/**
 * The six intraclass correlations of Shrout & Fleiss 1979, by their names there: one mark (`1`) or the mean of `k` marks, jurors nested (1),
 * random and judged on agreement (2), fixed and judged on consistency (3).
 */
export type Icc = Record<'icc11' | 'icc21' | 'icc31' | 'icc1k' | 'icc2k' | 'icc3k', number | null>;

export type Agreement = {
  readonly criterion: string;
  /** Entries with two marks or more, jurors among these, and their marks. */
  readonly entries: number;
  readonly jurors: number;
  readonly marks: number;
  /** Krippendorff's alpha; null where nothing can be compared or all marks are one. */
  readonly alpha: Readonly<Record<Level, number | null>>;
  readonly icc: Icc;
  /** Whether every juror marked every entry: then mean squares, else variance components by REML. */
  readonly isComplete: boolean;
  /** Marks an entry, the `k` of the last three. */
  readonly k: number;
};
