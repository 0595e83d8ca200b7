import { editionVerbs } from './actions/trace.ts';

/** Deeds on editions and their pages, as the logs name them. */
export const editionAuditEvents: readonly string[] = [
  ...editionVerbs,
  ...['list', 'list_file', 'json', 'calendar', 'form', 'read', 'organised', 'taken', 'new', 'work', 'part', 'item'],
  ...['check', 'publish_form', 'extend_form', 'move', 'history', 'history_taken', 'undo'],
].map((it) => `competition.edition.${it}`);
