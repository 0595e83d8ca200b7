import type { InstitutionId, InstitutionKind, PersonId, UnitId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId, VersionId } from '#registry/index.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { EntryState, ReopenKind } from './states.ts';

export type EntryId = Id<'EntryId'>;
export type EntryNoteId = Id<'EntryNoteId'>;
export type EntryMessageId = Id<'EntryMessageId'>;
export type SnapshotId = Id<'SnapshotId'>;

/** What the rules of reading and moving ask of an entry. */
export type EntryOwnership = {
  readonly state: EntryState;
  /** Where a withdrawn entry stood before; null for all others. */
  readonly withdrawnFrom: EntryState | null;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  /** Present keepers of the record that it began from. */
  readonly keeperIds: readonly PersonId[];
  /** The institution that organises the edition. */
  readonly organiserId: InstitutionId;
  /** Until when the administrative check has opened the submission again for its people; null: it has not. */
  readonly openUntil: Date | null;
};

export type Entry = EntryOwnership & {
  readonly id: EntryId;
  readonly editionId: EditionId;
  readonly group: string;
  readonly category: string | null;
  /** Null once the record was erased; the entry has its own texts. */
  readonly innovationId: InnovationId | null;
  readonly versionId: VersionId | null;
  readonly versionNo: number;
  readonly title: string;
  readonly institutionName: string;
  readonly institutionKind: InstitutionKind;
  readonly regionCode: string | null;
  readonly unitName: string | null;
  readonly revision: number;
  readonly handedAt: Date | null;
  readonly returnedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly withdrawnAt: Date | null;
  /** What the check asked for when it opened the entry again; null: it is not open again. */
  readonly reopenedFor: ReopenKind | null;
  /** When a reopening ended without a new submission; null when none did since the last one. */
  readonly givenBackAt: Date | null;
  /** What counts once it is submitted. */
  readonly snapshotId: SnapshotId | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** The text of one section, and what it was carried over from. */
export type SectionText = {
  readonly code: string;
  readonly text: string;
  /** What the record said when it was carried over; '' when nothing was. */
  readonly carried: string;
  /** Version of the record that it was carried over from; null when it was written here. */
  readonly carriedNo: number | null;
  readonly revision: number;
  readonly savedBy: string | null;
  readonly savedAt: Date;
};

export type EntryNote = {
  readonly id: EntryNoteId;
  /** Code of a section, or '' for the whole. */
  readonly section: string;
  readonly body: string;
  readonly writtenBy: string | null;
  readonly writtenAt: Date;
  readonly resolvedAt: Date | null;
};

export const LONGEST_TEXT = 30_000;
export const LONGEST_NOTE = 5000;
export const LONGEST_TITLE = 300;
