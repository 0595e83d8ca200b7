import type { EvidenceId } from '#files/index.ts';
import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InstrumentEditionId } from '../../catalogue/model/edition.ts';
import type { SubjectKind } from '../../catalogue/model/parts.ts';
import type { SheetState } from './states.ts';

export type SheetId = Id<'InstrumentSheetId'>;

/** What the rules of reading, filling and verifying ask of a sheet. */
export type SheetOwnership = {
  readonly kind: SubjectKind;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly createdBy: PersonId;
};

/** The answers of one subject in one edition. */
export type Sheet = SheetOwnership & {
  readonly id: SheetId;
  readonly editionId: InstrumentEditionId;
  readonly subjectId: string;
  /** As the subject was called when the sheet was last written. */
  readonly title: string;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly state: SheetState;
  readonly returnNote: string;
  readonly copiedFrom: SheetId | null;
  readonly updatedAt: Date;
  readonly handedInAt: Date | null;
  readonly handedInByName: string | null;
  readonly verifiedAt: Date | null;
  readonly verifiedByName: string | null;
};

/** An option on a basis; the basis is '' where the item has none. */
export type Given = { readonly basis: string; readonly option: string };

/** Where a claimed option came from. */
export const answerOrigins = ['claimed', 'copied', 'fact'] as const;
export type AnswerOrigin = (typeof answerOrigins)[number];

/** What is claimed of an item, and beside it what was verified. */
export type Answer = Given & {
  readonly sheetId: SheetId;
  readonly item: string;
  readonly note: string;
  readonly claimedBy: PersonId | null;
  readonly claimedByName: string | null;
  readonly claimedAt: Date | null;
  readonly origin: AnswerOrigin;
  /** False: copied or proposed, and counts only when somebody says that it holds. */
  readonly confirmed: boolean;
  readonly verified: Given | null;
  readonly verifierNote: string;
  readonly verifiedBy: PersonId | null;
  readonly verifiedByName: string | null;
  readonly verifiedAt: Date | null;
  readonly revision: number;
};

/** The score of each item of a sheet, by its code; what earns nothing is left out. */
export type Scores = Readonly<Record<string, number>>;

/** An evidence of the locker that proves an answer; the years that it speaks for, null where its papers tell none. */
export type Proof = {
  readonly id: EvidenceId;
  readonly title: string;
  readonly kind: 'file' | 'link';
  readonly years: { readonly from: number; readonly to: number } | null;
  readonly isArchived: boolean;
};

export const LONGEST_NOTE = 2000;
