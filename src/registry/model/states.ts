/** States of an innovation record. Published records change through a new version, never in place. */
export const innovationStates = ['draft', 'with_admin', 'returned', 'published', 'archived'] as const;
export type InnovationState = (typeof innovationStates)[number];

/**
 * States of one version in the chain; at most one is being worked on and at most one is published. `withdrawn` was public
 * until its publication was taken back.
 */
export const versionStates = ['draft', 'with_admin', 'returned', 'published', 'superseded', 'withdrawn'] as const;
export type VersionState = (typeof versionStates)[number];
export type WorkingState = 'draft' | 'with_admin' | 'returned';

/** Where a record came from: typed into the form, taken in from a sheet, or shipped as demonstration. */
export type Origin = 'form' | 'import' | 'demo';

/** States of a problem; `reported` is solved as its reporter says, `solved` is «tuntas»: verified by somebody else. */
export const problemStates = ['open', 'being_solved', 'reported', 'solved', 'dropped'] as const;
export type ProblemState = (typeof problemStates)[number];
