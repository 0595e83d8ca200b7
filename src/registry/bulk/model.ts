import type { EvidenceId } from '#files/index.ts';
import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId, VersionId } from '../model/ids.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import type { SectionName } from '../model/sections.ts';
import type { WorkingState } from '../model/states.ts';
import type { RelocationId } from '../relocation/model.ts';
import type { BulkMove } from '../rules/bulk.ts';

export type BulkRunId = Id<'BulkRunId'>;

/** One of many: the record, and its open version as the admin saw it. */
export type BulkItem = { readonly id: InnovationId; readonly versionId: VersionId | null };

/** What is done to many: the moves of the list, the handing over of all that a person keeps, and moving to another place. */
export type RunMove = BulkMove | 'hand_over' | 'relocate';

export type BulkDeed =
  | { readonly move: 'publish' }
  | { readonly move: 'return'; readonly section: SectionName; readonly note: string }
  | { readonly move: 'assign_keeper'; readonly personId: PersonId }
  | { readonly move: 'hand_over'; readonly from: PersonId; readonly to: PersonId }
  | { readonly move: 'archive'; readonly reason: string }
  | ({ readonly move: 'relocate' } & Relocation);

/** Where a record goes, and why; with the offer that is accepted by it, when another institution offered the record. */
export type Relocation = {
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly reason: string;
  readonly offerId: RelocationId | null;
};

/** What a record was before it was moved: as much as taking it back needs. */
export type Former =
  | {
      readonly move: 'publish';
      readonly versionId: VersionId;
      readonly state: WorkingState;
      readonly previousId: VersionId | null;
    }
  | {
      readonly move: 'return';
      readonly versionId: VersionId;
      /** Of an earlier decision on the same version; ISO 8601. */
      readonly decidedAt: string | null;
      readonly decidedBy: PersonId | null;
    }
  | { readonly move: 'assign_keeper'; readonly personId: PersonId }
  | { readonly move: 'hand_over'; readonly from: PersonId; readonly to: PersonId; readonly toKeptIt: boolean }
  | { readonly move: 'archive' }
  | {
      readonly move: 'relocate';
      readonly institutionId: InstitutionId;
      readonly unitId: UnitId | null;
      /** Keepers who did not come along, and evidence that did. */
      readonly keepers: readonly PersonId[];
      readonly evidence: readonly EvidenceId[];
    };

/** Why a record of a run cannot be taken back; each has the message `bulk.left.<code>`. */
export const leftWhys = ['changed_since', 'nothing_changed', 'not_yours'] as const;
export type LeftWhy = (typeof leftWhys)[number];

/** Why a whole run cannot be taken back; each has the message `bulk.refusal.<code>`. */
export const undoRefusals = ['not_yours', 'too_late', 'already', 'nothing_left'] as const;
export type UndoRefusal = (typeof undoRefusals)[number];

export type RunRecord = {
  readonly id: InnovationId;
  readonly title: string;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly place: string;
  /** Why it was skipped; null when it was done. */
  readonly why: RecordRefusal | null;
  readonly former: Former | null;
  readonly undone: 'undone' | 'left' | null;
  readonly undoneWhy: LeftWhy | null;
};

export type BulkRun = {
  readonly id: BulkRunId;
  readonly move: RunMove;
  readonly said: string;
  readonly doneBy: PersonId;
  readonly doneByName: string;
  readonly doneAt: Date;
  readonly undoneAt: Date | null;
};

/** A line among the runs. */
export type ListedRun = BulkRun & { readonly done: number; readonly skipped: number; readonly undone: number };
