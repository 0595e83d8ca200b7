/** A score that an item has or may have, and what it is worth in points. */
export type Level = { readonly score: number; readonly points: number };

/** An item of the catalogue as the index needs it. */
export type IndexItem = {
  readonly code: string;
  readonly number: string;
  readonly weight: number;
  readonly mandatory: boolean;
  /** Every score that can be had, from the lowest up; 0 is not among them. */
  readonly levels: readonly Level[];
};

/** How one item of a subject is answered. Scores without the evidence that is owed are 0. */
export type Row = {
  readonly item: string;
  /** Score of the option that is chosen, whether it is proven or not; null: none is chosen. */
  readonly chosen: number | null;
  readonly claimed: number;
  /** Null: nobody has verified it yet. */
  readonly verified: number | null;
  /** Score that the hub knows by its own records; null: it knows none. */
  readonly known: number | null;
  /** Pieces of evidence that lie in the locker for it. */
  readonly inLocker: number;
};

export type IndexInnovation = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly affair: string | null;
  /** `YYYY-MM-DD`; null where nobody says. */
  readonly appliedOn: string | null;
  /** Where only the year is known. */
  readonly appliedYear: number | null;
  readonly designWords: number;
  /** In a plan: what kept it from counting has been written. */
  readonly isCompleted?: boolean;
  readonly rows: readonly Row[];
};

export type IndexGovernment = {
  readonly innovations: readonly IndexInnovation[];
  readonly spd: readonly Row[];
};

/** What is counted: what a verifier has seen, what the government claims, and that with what the hub knows besides. */
export const standings = ['verified', 'claimed', 'known'] as const;
export type Standing = (typeof standings)[number];

export const ineligibilities = ['no_date', 'too_early', 'too_late', 'design_short'] as const;
export type Ineligibility = (typeof ineligibilities)[number];
