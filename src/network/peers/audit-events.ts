/** Names under which other hubs stand in the log, and their pages in the access log. */
export const peerEvents: readonly string[] = [
  ...['peers', 'peers_taken', 'peer_form', 'peer_proposed', 'peer_shown', 'peer_confirmed', 'peer_harvest_wanted'],
  ...['peer_paused', 'peer_resumed', 'peer_deletion_allowed', 'peer_scheduled', 'peer_remove_form', 'peer_removed'],
  ...['peer_stopped', 'peer_key_followed', 'peer_unread'],
].map((it) => `network.${it}`);
