import type { EditionId } from '../../edition/model/edition.ts';
import type { EntryId } from '../../entry/model/entry.ts';
import type { DecidingStage } from './course.ts';
import type { PlenaryId } from './ids.ts';

/** Plenaries choose from those who came so far; what they say is a decision on record, not arithmetic (domain §3). */
export const plenaryStages = [
  'te_plenary',
  'finalists_plenary',
  'tpi_plenary',
] as const satisfies readonly DecidingStage[];
export type PlenaryStage = (typeof plenaryStages)[number];

export type PlenaryState = 'open' | 'signed';

export const memberParts = ['chair', 'member', 'secretary'] as const;
export type MemberPart = (typeof memberParts)[number];

/** Somebody of the panel, present or not. */
export type Member = {
  readonly name: string;
  readonly office: string;
  readonly part: MemberPart;
  readonly present: boolean;
};

export type Votes = { readonly for: number; readonly against: number; readonly abstained: number };

/** What the plenary says of an entry. */
export type Choice = {
  readonly entryId: EntryId;
  readonly chosen: boolean;
  readonly award: string | null;
  /** Why the choice departs from the ranking; '' where it does not. */
  readonly reason: string;
  readonly votes: Votes | null;
};

export type Plenary = {
  readonly id: PlenaryId;
  readonly editionId: EditionId;
  readonly stage: PlenaryStage;
  readonly state: PlenaryState;
  /** `YYYY-MM-DD`. */
  readonly heldOn: string | null;
  readonly place: string;
  readonly minutes: string;
  readonly revision: number;
  readonly members: readonly Member[];
  readonly choices: ReadonlyMap<EntryId, Choice>;
  readonly signedAt: Date | null;
  readonly signedByName: string | null;
};

export const LONGEST_REASON = 2000;
export const LONGEST_MINUTES = 20_000;
export const LONGEST_NAME = 200;
export const LONGEST_PLACE = 300;
export const MOST_MEMBERS = 40;
