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
  /**
   * What a page shows of a row `d` beside its texts, in SQL: columns by the names that the page knows them by, and what is joined for
   * them. Whoever changes a joined value while the program runs counts the row as written (`written_xid`); regions change with a start alone.
   */
  readonly facts: { readonly columns: string; readonly joins: string };
};

/** What this hub writes itself. */
export const ownShelf: Shelf = {
  docs: 'search_doc',
  gone: 'search_doc_gone',
  change: 'search_change',
  words: 'search_word',
  waiting: 'search_word_waiting',
  hasHubs: false,
  facts: {
    columns: `d.innovation_id as id, d.state, d.is_public as "isPublic", i.name as "institutionName", u.name as "unitName",
      d.region_code as "regionCode", r.name as "regionName", d.cell, d.affair_bits as "affairBits", d.award_label as "awardLabel",
      d.moved_at as "movedAt"`,
    joins: `left join institution i on i.id = d.institution_id left join unit u on u.id = d.unit_id
      left join region r on r.code = d.region_code`,
  },
};
