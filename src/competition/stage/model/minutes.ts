import type { CompositionAxis, Counted } from '../rules/composition.ts';
import type { Member, PlenaryStage, Votes } from './plenary.ts';

/** One entry in the minutes of a plenary. */
export type MinutesEntry = {
  /** Id of the entry. */
  readonly id: string;
  readonly receipt: string;
  readonly title: string;
  readonly institution: string;
  readonly unit: string | null;
  readonly group: string;
  readonly category: string | null;
  /** In the ranking of its group; null: without a score. */
  readonly place: number | null;
  readonly score: number | null;
  readonly award: string | null;
  readonly reason: string;
  readonly votes: Votes | null;
};

/** All that minutes say, as it stood when they were signed; names as the edition called things then. */
export type MinutesContent = {
  readonly format: 1;
  readonly no: number;
  readonly edition: { readonly id: string; readonly title: string; readonly organiser: string };
  readonly stage: PlenaryStage;
  readonly heldOn: string;
  readonly place: string;
  readonly minutes: string;
  readonly members: readonly Member[];
  readonly field: number;
  readonly composition: Readonly<Record<CompositionAxis, readonly Counted[]>>;
  /** By group, then by place, then by title. */
  readonly chosen: readonly MinutesEntry[];
  /** Not chosen although the ranking would have had them. */
  readonly passedOver: readonly MinutesEntry[];
  readonly signedBy: string;
  /** ISO 8601. */
  readonly signedAt: string;
};
