/** States of an edition; where its stages are is told by its calendar. */
export const editionStates = ['draft', 'open', 'closed', 'archived'] as const;
export type EditionState = (typeof editionStates)[number];

/** What made a revision. */
export const revisionKinds = ['begun', 'edited', 'published', 'changed', 'extended'] as const;
export type RevisionKind = (typeof revisionKinds)[number];
