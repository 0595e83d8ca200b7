import type { PersonId } from '#identity/index.ts';
import type { JurorId, SheetId } from './ids.ts';
import type { JuryRole } from './round.ts';
import type { SheetState } from './states.ts';

export type JurorProgress = {
  readonly id: JurorId;
  readonly personId: PersonId | null;
  readonly name: string;
  readonly role: JuryRole;
  readonly sheets: number;
  readonly begun: number;
  readonly finished: number;
};

export type Progress = {
  readonly subjects: number;
  /** Subjects with fewer sheets than wanted. */
  readonly lacking: number;
  readonly sheets: number;
  readonly begun: number;
  readonly finished: number;
  readonly jurors: number;
};

export type ListedSheet = {
  readonly id: SheetId;
  readonly label: number;
  readonly title: string;
  readonly juror: string;
  readonly state: SheetState;
  readonly finishedAt: Date | null;
};

export const sheetSorts = ['label', 'juror', 'state', 'finished'] as const;
export type SheetSort = (typeof sheetSorts)[number];
export type SheetFilter = {
  readonly state: SheetState | null;
  readonly jurorId: JurorId | null;
  readonly text: string;
  readonly sort: SheetSort;
};
