import type { Id } from '#platform/ids.ts';

export type RoundId = Id<'RoundId'>;
/** A subject within one round; what it is outside, those above know by `subjectId`. */
export type SubjectRowId = Id<'SubjectRowId'>;
export type JurorId = Id<'JurorId'>;
export type ConflictId = Id<'ConflictId'>;
export type SheetId = Id<'SheetId'>;
/** Sheets that were given out together. */
export type AssignmentRunId = Id<'AssignmentRunId'>;
