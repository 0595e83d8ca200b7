/** Names of the boxes of the form; `trap` is the one that people do not see and programs fill in. */
export const fieldNames = { email: 'surel', trap: 'situs' } as const;

export const markName = (entry: string): string => `nilai.${entry}`;
export const commentName = (entry: string): string => `catatan.${entry}`;
