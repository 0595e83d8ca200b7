import type { InstitutionId, UnitId } from '#identity/index.ts';
import type { InnovationId } from './ids.ts';
import type { InnovationState, WorkingState } from './states.ts';

/** States a list is narrowed to: of the version being written, or of the record before the public. */
export const listStates = ['draft', 'with_admin', 'returned', 'published', 'archived'] as const;
export type ListState = (typeof listStates)[number];

/** Marks a list is narrowed to. */
export const listMarks = ['mine', 'orphan', 'duplicate', 'gaps'] as const;
export type ListMark = (typeof listMarks)[number];

export type RecordFilter = {
  readonly text: string;
  readonly state: ListState | null;
  readonly institutionId: InstitutionId | null;
  readonly unitId: UnitId | null;
  readonly mark: ListMark | null;
};
export const noFilter: RecordFilter = { text: '', state: null, institutionId: null, unitId: null, mark: null };

export type ListedRecord = {
  readonly id: InnovationId;
  readonly title: string;
  readonly state: InnovationState;
  readonly working: WorkingState | null;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly completeness: number;
  readonly updatedAt: Date;
  /** Since when it waits for the admin. */
  readonly submittedAt: Date | null;
  readonly orphan: boolean;
  readonly duplicate: boolean;
};
