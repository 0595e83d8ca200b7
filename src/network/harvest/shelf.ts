import type { Shelf } from '#registry/index.ts';

/** The index of what other hubs publish and this one beside them. */
export const networkShelf: Shelf = {
  docs: 'network_record',
  gone: 'network_record_gone',
  change: 'network_change',
  words: 'network_word',
  waiting: 'network_word_waiting',
  hasHubs: true,
};
