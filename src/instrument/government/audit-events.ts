/** What the room of the index does and shows, by the names of its routes and of the log. */
export const indexEvents: readonly string[] = [
  'instrument.index.list',
  'instrument.index.list_taken',
  'instrument.index.government',
  'instrument.index.moves',
  'instrument.index.moves_taken',
  'instrument.index.how',
  'instrument.index.how_taken',
  'instrument.index.edition',
  'instrument.index.edition_form',
  'instrument.index.edition_changed',
];
