import type { Id } from '#platform/ids.ts';
import type { RecordId } from '../harvest/model.ts';

export type PairId = Id<'NetworkPairId'>;

export const pairStates = ['proposed', 'linked', 'apart'] as const;
export type PairState = (typeof pairStates)[number];

/** What a person says of a pair; `reopen` takes back what was said. */
export const verdicts = ['link', 'apart', 'reopen'] as const;
export type Verdict = (typeof verdicts)[number];

/** One record of a pair as the list shows it. */
export type PairSide = {
  readonly recordId: RecordId;
  readonly sourceId: string;
  readonly title: string;
  readonly summary: string;
  readonly institution: string;
  readonly unit: string;
  readonly regionCode: string | null;
  readonly hub: string;
  /** Null: our own. */
  readonly hubName: string | null;
  readonly url: string;
  readonly cell: number;
};

export type Pair = {
  readonly id: PairId;
  readonly state: PairState;
  /** Share of the word pairs that both texts have, 0 to 1. */
  readonly likeness: number;
  readonly foundAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly first: PairSide;
  readonly second: PairSide;
};

/** Texts of a record beside another one, by their fields. */
export type PairTexts = { readonly first: TextsOfSide; readonly second: TextsOfSide };
export type TextsOfSide = Readonly<Record<string, unknown>> | null;

/** Why something was not done; each has the message `pair.refusal.<code>`. */
export const pairRefusals = ['not_found', 'hub_only', 'none_chosen', 'verdict_missing'] as const;
export type PairRefusal = (typeof pairRefusals)[number];
