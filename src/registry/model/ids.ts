import type { Id } from '#platform/ids.ts';

export type InnovationId = Id<'InnovationId'>;
export type VersionId = Id<'VersionId'>;
export type MeasureId = Id<'MeasureId'>;
export type ProblemId = Id<'ProblemId'>;
export type NoteId = Id<'NoteId'>;
export type AwardId = Id<'AwardId'>;
