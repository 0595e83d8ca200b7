/** What a search finds: both kinds stand in one table. */
export type DocKind = 'innovation' | 'problem';
