import type { RoundId, SheetId } from './ids.ts';
import type { SheetState } from './states.ts';

/** A line among one's own sheets. */
export type OwnSheetLine = {
  readonly id: SheetId;
  readonly roundId: RoundId;
  readonly roundName: string;
  readonly label: number;
  /** As the juror may know it. */
  readonly title: string;
  readonly state: SheetState;
  readonly closesAt: Date;
  readonly finishedAt: Date | null;
  /** Criteria with a mark, and how many there are. */
  readonly marked: number;
  readonly criteria: number;
};

export const ownSorts = ['due', 'round', 'label', 'state'] as const;
export type OwnSort = (typeof ownSorts)[number];
/** `open`: not handed in and the round still runs; `done`: handed in. */
export const ownMarks = ['open', 'done'] as const;
export type OwnFilter = {
  readonly mark: (typeof ownMarks)[number] | null;
  readonly roundId: RoundId | null;
  readonly text: string;
  readonly sort: OwnSort;
};
