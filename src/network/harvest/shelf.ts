import type { Shelf } from '#registry/index.ts';

/** The index of what other hubs publish and this one beside them. */
export const networkShelf: Shelf = {
  docs: 'network_record',
  gone: 'network_record_gone',
  change: 'network_change',
  words: 'network_word',
  waiting: 'network_word_waiting',
  hasHubs: true,
  facts: {
    columns: `d.record_id as id, d.institution, d.unit, d.region_code as "regionCode", d.cell, d.affair_bits as "affairBits",
      d.award_label as "awardLabel", d.hub, d.peer_id as "peerId"`,
    joins: '',
  },
};
