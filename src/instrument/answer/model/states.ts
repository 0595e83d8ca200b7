/** States of a sheet: being filled, handed in to be verified, returned with a note, verified. */
export const sheetStates = ['filling', 'handed_in', 'returned', 'verified'] as const;
export type SheetState = (typeof sheetStates)[number];
