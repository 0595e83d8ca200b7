import { matchingVerbs } from './actions/trace.ts';

const pages = [
  'dismiss_form',
  'unmatched',
  'unmatched_taken',
  'never_copied',
  'never_copied_taken',
  'regions',
  'regions_taken',
  'region_form',
  'weights_page',
];

/** Pages and deeds of matching, as the logs name them. */
export const matchingEvents: readonly string[] = [...matchingVerbs, ...pages].map((it) => `replication.matching.${it}`);
