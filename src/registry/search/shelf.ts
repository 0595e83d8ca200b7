/**
 * The tables of one index that is searched as a whole. Rooms above keep what they hold in tables of the same columns, and have the
 * same searches go over them.
 */
export type Shelf = {
  readonly docs: string;
  readonly gone: string;
  readonly change: string;
  readonly words: string;
  readonly waiting: string;
  /** Whether its rows know of which hub they are. */
  readonly hasHubs: boolean;
};

/** What this hub writes itself. */
export const ownShelf: Shelf = {
  docs: 'search_doc',
  gone: 'search_doc_gone',
  change: 'search_change',
  words: 'search_word',
  waiting: 'search_word_waiting',
  hasHubs: false,
};
