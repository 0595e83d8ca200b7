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

/** How sure the place of one entry was when the minutes were signed: the annex of the ranking. */
export type MinutesCertainty = Pick<MinutesEntry, 'id' | 'receipt' | 'title' | 'group' | 'place'> & {
  readonly raw: number;
  readonly sheets: number;
  readonly calibrated: number;
  readonly se: number | null;
  /** Nine chances in ten lie between these places. */
  readonly low: number;
  readonly high: number;
  /** Chance to be among the first `cut`, 0–1. */
  readonly top: number | null;
  readonly cut: number;
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
  /** Of those chosen and those passed over; left out where it was not worked out. */
  readonly certainty?: readonly MinutesCertainty[];
  readonly signedBy: string;
  /** ISO 8601. */
  readonly signedAt: string;
};
