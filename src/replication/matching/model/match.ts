import type { InnovationId } from '#registry/index.ts';
import type { RegionFacts } from './region-fact.ts';

/** What makes up a score, in the order in which it is told. */
export const partNames = ['text', 'affair', 'sdg', 'region', 'evidence', 'alive', 'copied'] as const;
export type PartName = (typeof partNames)[number];

/** What a problem is matched by. */
export type Sought = {
  readonly affair: string | null;
  readonly sdg: number | null;
  readonly regionCode: string;
  readonly facts: RegionFacts;
};

/** What proves that an innovation worked, each yes or no. */
export const proofs = ['measured', 'awarded', 'documented'] as const;
export type Proof = (typeof proofs)[number];

export type Sustainability = 'developing' | 'continuing' | 'dormant' | 'stopped';

/** A published innovation that shares words with the problem, with all that the score asks. */
export type Candidate = {
  readonly id: InnovationId;
  /** Share of the problem's telling words that stand in it, 0 to 1. */
  readonly share: number;
  /** Those words, as the problem writes them. */
  readonly words: readonly string[];
  readonly mainAffair: string | null;
  readonly otherAffairs: readonly string[];
  readonly sdgs: readonly number[];
  readonly regionCode: string | null;
  readonly facts: RegionFacts;
  readonly proofs: readonly Proof[];
  /** Null while nobody has said how it goes. */
  readonly sustainability: Sustainability | null;
  /** Other regions that have copied it. */
  readonly copiedRegions: number;
};

/** Share of each part, 0 to 1; null where it is not counted, for there is nothing to compare. */
export type Parts = Readonly<Record<PartName, number | null>>;

export type Scored = { readonly parts: Parts; readonly score: number };

export const LONGEST_REASON = 2000;

/** Why something was refused; each code has the message `matching.refusal.<code>`. */
export const matchRefusals = ['not_found', 'not_yours', 'reason_missing', 'reason_long'] as const;
export type MatchRefusal = (typeof matchRefusals)[number];
