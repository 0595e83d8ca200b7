export const roundStates = ['open', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];

/** A juror without the pact has no part in the round; one who was removed keeps what was agreed to, and no sheet. */
export const jurorStates = ['invited', 'accepted', 'declined', 'removed'] as const;
export type JurorState = (typeof jurorStates)[number];

/** `finished` is locked; `reopened` was finished before; `withdrawn` counts no more. */
export const sheetStates = ['not_started', 'in_progress', 'finished', 'reopened', 'withdrawn'] as const;
export type SheetState = (typeof sheetStates)[number];
