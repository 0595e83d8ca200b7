/** One sheet that was handed in, with its marks. */
export type JudgedSheet = {
  readonly entry: string;
  readonly juror: string;
  /** Of 100. */
  readonly score: number;
  /** Each mark as a share of its criterion's scale, 0–1. */
  readonly marks: readonly { readonly criterion: string; readonly share: number }[];
  /** When it was handed in, in milliseconds; null when that is not known. */
  readonly finishedAt: number | null;
};

/** What is known of entries beside their content and their institution's kind. */
export type TraitLevel = 'digital' | 'not_digital' | 'leader_came' | 'leader_away';

/** Something known of entries beside their content: kind of institution, digital or not, leader present or not. Null: not known. */
export type Trait = { readonly name: string; readonly of: (entry: string) => string | null };

/**
 * What people should look at; the points are its plot (x, y).
 * - `wide-gap`: two sheets on one entry lie further apart than one in a hundred would, leniency taken off (leniency, score).
 * - `far-off`: a juror far more lenient or strict than the others (calibrated score of the entry, score).
 * - `central-tendency`: a juror's scores spread less than entries and chance make them (calibrated score, score).
 * - `reads-otherwise`: a juror goes less with co-readers than others do (co-readers' mean, score, leniency taken off both).
 * - `drift`: a juror's scores move against co-readers' from the first sheet to the last (order, score less co-readers').
 * - `straight-lining`: on many sheets all marks are alike (order, spread of the sheet's marks).
 * - `halo`: a juror's criteria go together more than others' do (mean of the sheet's marks, their spread).
 * - `favours`: a juror scores a group of entries otherwise than co-readers of the same entries (0 others, 1 group; score less co-readers').
 * - `groups-apart`: the jury scores a group otherwise; content may be the reason (0 others, 1 group; calibrated score).
 */
export type FlagKind =
  | 'wide-gap'
  | 'far-off'
  | 'central-tendency'
  | 'reads-otherwise'
  | 'drift'
  | 'straight-lining'
  | 'halo'
  | 'favours'
  | 'groups-apart';

export type Point = { readonly x: number; readonly y: number; readonly entry: string; readonly juror: string };

export type Flag = {
  readonly kind: FlagKind;
  readonly entry: string | null;
  readonly juror: string | null;
  readonly trait: { readonly name: string; readonly level: string } | null;
  /** What was found and what is usual: points, a standard deviation, a correlation or a share, as the kind says. */
  readonly value: number;
  readonly usual: number;
  /** Chance of so much by itself, before it was asked of how many; null where the flag is a rule of thumb. */
  readonly p: number | null;
  readonly points: readonly Point[];
};
