import { sheetVerbs } from './actions/load.ts';

/** Deeds on sheets and their pages, as the logs name them. */
export const sheetEvents: readonly string[] = [
  ...sheetVerbs,
  ...['choose', 'list', 'taken', 'answers_taken', 'read', 'how', 'item', 'evidence'],
].map((it) => `instrument.sheet.${it}`);
