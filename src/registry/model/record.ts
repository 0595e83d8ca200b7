import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { InnovationContent } from './content.ts';
import type { AwardId, InnovationId, MeasureId, ProblemId, VersionId } from './ids.ts';
import type { InnovationState, Origin, ProblemState, VersionState, WorkingState } from './states.ts';

/** What the read rule asks of a record: enough to say who may see it. */
export type InnovationOwnership = {
  readonly state: InnovationState;
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly keeperIds: readonly PersonId[];
};

export type Innovation = InnovationOwnership & {
  readonly id: InnovationId;
  readonly institutionName: string;
  readonly unitName: string | null;
  readonly regionCode: string | null;
  /** State of the version being written; null when nothing is being changed. */
  readonly working: WorkingState | null;
  readonly origin: Origin;
  readonly publishedVersionId: VersionId | null;
  readonly workingVersionId: VersionId | null;
  readonly publishedAt: Date | null;
  readonly archivedAt: Date | null;
  readonly archiveReason: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export type Version = {
  readonly id: VersionId;
  readonly innovationId: InnovationId;
  readonly no: number;
  readonly state: VersionState;
  readonly content: InnovationContent;
  readonly revision: number;
  readonly whatChanged: string;
  readonly savedAt: Date;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
};

export type Award = {
  readonly id: AwardId;
  readonly titleUsed: string;
  readonly competition: string;
  readonly awardGroup: string | null;
  readonly levelText: string;
  readonly levelTop: number | null;
  readonly year: number | null;
  readonly yearCertain: boolean;
  readonly sourceUrl: string | null;
  readonly note: string;
};

export type Measure = {
  readonly indicator: string;
  readonly unit: string;
  readonly value: number;
  readonly date: string;
  readonly source: string;
};

/** Whether a problem grows smaller when its figure goes down or up. */
export type Better = 'lower' | 'higher';

export type Problem = {
  readonly id: ProblemId;
  readonly state: ProblemState;
  readonly institutionId: InstitutionId | null;
  readonly unitId: UnitId | null;
  readonly regionCode: string;
  readonly title: string;
  readonly whatHurts: string;
  readonly whoIsHurt: string;
  readonly sinceWhen: string;
  readonly affair: string | null;
  readonly sdg: number | null;
  readonly baseline: Measure | null;
  /** Whether the indicator should go down or up; null while nobody said. */
  readonly better: Better | null;
  readonly afterMeasure: Measure | null;
  readonly evidence: readonly { readonly title: string; readonly url: string; readonly date: string | null }[];
  readonly dropReason: string | null;
  readonly revision: number;
  readonly raisedBy: PersonId | null;
  /** The measure on which it was reported solved. */
  readonly measureId: MeasureId | null;
  readonly reportedAt: Date | null;
  readonly reportedBy: PersonId | null;
  readonly reportedUnit: UnitId | null;
  readonly verifiedAt: Date | null;
  readonly returnNote: string;
  readonly reopenedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};
