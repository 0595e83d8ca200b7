/** States of an edition of an instrument; whether sheets are taken now is told by its period. */
export const editionStates = ['draft', 'open', 'closed', 'archived'] as const;
export type EditionState = (typeof editionStates)[number];

/** What made a revision. */
export const revisionKinds = ['begun', 'edited', 'published', 'changed', 'extended'] as const;
export type RevisionKind = (typeof revisionKinds)[number];
