/**
 * Who could read what, in numbers: jurors 0 … J−1, entries 0 … E−1. What belongs to a pair stands in arrays of E × J at
 * `entry * jurors + juror`. Nothing here is changed by those who read it.
 */
export type Problem = {
  readonly jurors: number;
  readonly entries: number;
  /** What the reading is worth, a finite number; 0 to 1 unless somebody says otherwise. */
  readonly worth: Float64Array;
  /** 1: may not read it (a conflict, or forbidden by the secretary). */
  readonly barred: Uint8Array;
  /** 1: reads it in any case (begun, or pinned by the secretary). */
  readonly pinned: Uint8Array;
  /** Sheets that an entry wants. */
  readonly wanted: Int32Array;
  /** Sheets that a juror gets at least and at most, as far as that can be. */
  readonly least: Int32Array;
  readonly most: Int32Array;
  /** 1: an expert of the entry; each entry gets one where possible. Null: not asked for. */
  readonly expert: Uint8Array | null;
  /** A number for each juror's institution, −1 for none; no two of one read the same entry where avoidable. Null: not asked for. */
  readonly institution: Int32Array | null;
  /** All jurors and entries hang together. */
  readonly connected: boolean;
  /** The least algebraic connectivity that is wanted; 0: none. */
  readonly overlap: number;
  /** 1: stood in the plan before, and stays where anything allows it. Null: there is none. */
  readonly kept: Uint8Array | null;
};

/**
 * `sum`: the highest total worth. `fair`: first the highest worth of the worst entry, then the total. `drawn`: no pair more probable than
 * `cap`, the rest thrown by the seed (Jecmen et al. 2020).
 */
export type Manner =
  | { readonly kind: 'sum' | 'fair' }
  | { readonly kind: 'drawn'; readonly cap: number; readonly seed: number };

/** Why sheets are missing: these entries are left with these jurors alone, who may take only so many. */
export type Obstacle = {
  readonly entries: readonly { readonly entry: number; readonly missing: number }[];
  readonly jurors: readonly number[];
  /** Sheets that those jurors may take altogether. */
  readonly room: number;
};

export type Island = { readonly jurors: readonly number[]; readonly entries: readonly number[] };

export type Impossible = {
  readonly obstacles: readonly Obstacle[];
  /** Every juror's most must grow by so many sheets for nothing but conflicts to be missing; 0: that is not the reason. */
  readonly extraRoom: number;
  /** Jurors who cannot get their least. */
  readonly underloaded: readonly { readonly juror: number; readonly missing: number }[];
  /** Entries without an expert, and whether there is any at all who may read it. */
  readonly withoutExpert: readonly { readonly entry: number; readonly any: boolean }[];
  /** Entries read by more than one juror of an institution. */
  readonly sameInstitution: readonly number[];
  /** More than one island, each with its jurors and entries; empty when all hang together. */
  readonly islands: readonly Island[];
  /** Jurors without any sheet. */
  readonly idle: readonly number[];
  /** Entries that want more sheets than a draw may give them under its cap. */
  readonly underCap: readonly number[];
};

export type Plan = {
  /** Pairs as `entry * jurors + juror`, ascending. */
  readonly pairs: Int32Array;
  readonly value: number;
  /** No plan under the same rules is worth more; of a draw, none without its cap. */
  readonly bound: number;
  /** (bound − value) ÷ bound, 0 when the plan is proven best. */
  readonly gap: number;
  /** The worth of the worst entry among those with sheets, and what no plan can exceed where it was asked for (`fair`). */
  readonly floor: number;
  readonly floorBound: number | null;
  readonly loads: Int32Array;
  /** The second smallest eigenvalue of the Laplacian of jurors and entries (Fiedler 1973); 0 when they do not hang together. */
  readonly connectivity: number;
  readonly impossible: Impossible;
  /** Sheets that stood in the plan before and stand no more. */
  readonly changed: number;
  /** Where the plan was drawn: the value to be expected, and the greatest probability of any pair that was not pinned. */
  readonly drawn: { readonly expected: number; readonly likeliest: number } | null;
  readonly solves: number;
  readonly columns: number;
};
