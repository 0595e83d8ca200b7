import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { JurorId, RoundId, SheetId } from './ids.ts';
import type { Juror, Round, Subject } from './round.ts';
import type { SheetState } from './states.ts';

export const LONGEST_COMMENT = 5000;

/** What stands on a sheet under one criterion, or under `overall` for the words on the whole. */
export type Mark = {
  readonly criterion: string;
  readonly mark: number | null;
  readonly comment: string;
  readonly revision: number;
  readonly savedAt: Date;
};

/** What somebody wants to write there: the revision is the one that was seen. */
export type Entry = {
  readonly criterion: string;
  readonly mark: number | null;
  readonly comment: string;
  /** 0 when nothing stood there. */
  readonly revision: number;
};

export type Sheet = {
  readonly id: SheetId;
  readonly state: SheetState;
  readonly jurorId: JurorId;
  readonly personId: PersonId | null;
  readonly jurorState: Juror['state'];
  readonly roundId: RoundId;
  readonly organiserId: InstitutionId;
  readonly subject: Subject;
  readonly assignedAt: Date;
  readonly finishedAt: Date | null;
  /** The juror is tied to the subject now. */
  readonly isTied: boolean;
};

export type SheetRound = Pick<Round, 'id' | 'rubric' | 'state' | 'opensAt' | 'closesAt' | 'organiserId'>;

/** One time that a sheet was finished, with what stood in it, and why it was opened again. */
export type Finish = {
  readonly no: number;
  readonly total: number;
  readonly finishedAt: Date;
  readonly reopenedAt: Date | null;
  readonly reopenedBy: string | null;
  readonly reason: string;
};
