import { editionVerbs } from './actions/trace.ts';

/** Deeds on instruments and their pages, as the logs name them. */
export const catalogueEvents: readonly string[] = [
  ...editionVerbs,
  ...['list', 'list_file', 'read', 'json', 'new', 'work', 'part', 'piece', 'item', 'check', 'publish_form'],
  ...['extend_form', 'move', 'history', 'undo'],
].map((it) => `instrument.edition.${it}`);
