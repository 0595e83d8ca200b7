/** What can be found. */
export type DocKind = 'innovation' | 'problem';
