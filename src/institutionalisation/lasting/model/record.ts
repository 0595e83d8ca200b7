import type { PersonId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId } from '#registry/index.ts';
import type { LastingContent } from './content.ts';
import type { Dimension } from './dimensions.ts';

export type LastingRecordId = Id<'LastingRecordId'>;

export const recordStates = ['claimed', 'verified', 'returned', 'withdrawn'] as const;
export type RecordState = (typeof recordStates)[number];

/** What the claim says, beside what was verified of it. */
export type LastingRecord = {
  readonly id: LastingRecordId;
  readonly innovationId: InnovationId;
  readonly dimension: Dimension;
  readonly state: RecordState;
  readonly content: LastingContent;
  /** As it stood when it was last verified; null until then. */
  readonly verifiedContent: LastingContent | null;
  readonly createdBy: PersonId | null;
  readonly createdAt: Date;
  readonly claimedBy: PersonId | null;
  readonly claimedByName: string | null;
  readonly claimedAt: Date;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string;
  readonly withdrawReason: string;
  readonly revision: number;
};

/** A paper of the evidence locker that proves a record, as far as rules ask. */
export type Paper = {
  readonly id: string;
  readonly title: string;
  readonly documentDate: string | null;
  readonly validityYear: number | null;
  readonly isArchived: boolean;
};

export const recordDeeds = ['add', 'edit', 'verify', 'return', 'withdraw'] as const;
export type RecordDeed = (typeof recordDeeds)[number];
