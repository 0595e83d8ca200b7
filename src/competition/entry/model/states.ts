/**
 * States of an entry until it is submitted (domain §3): with the unit, with the admin lokal, returned with notes,
 * submitted to the organiser, or withdrawn.
 */
export const entryStates = ['draft', 'with_admin', 'returned', 'submitted', 'withdrawn'] as const;
export type EntryState = (typeof entryStates)[number];

/** States in which it is still being written or checked: what the closing leaves behind. */
export const unfinishedStates = ['draft', 'with_admin', 'returned'] as const satisfies readonly EntryState[];

/** What the administrative check may ask of a submission: to mend it in some days, or to change it in a dialogue. */
export type ReopenKind = 'correction' | 'revise';
