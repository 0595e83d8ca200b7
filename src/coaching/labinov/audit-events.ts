import { labVerbs } from './actions/trace.ts';

/** Pages and deeds of laboratories of innovation, as the logs name them. */
export const labEvents: readonly string[] = [
  ...labVerbs,
  ...['list', 'list_taken', 'begin_form', 'read', 'calendar', 'end', 'stage', 'move', 'ideas', 'ideas_taken'],
].map((it) => `coaching.labinov.${it}`);
