import { takeoutVerbs } from './actions.ts';

/** Pages and deeds of complete exports, as the logs name them. */
export const takeoutEvents: readonly string[] = [...takeoutVerbs, 'list', 'read', 'progress'].map(
  (it) => `competition.takeout.${it}`,
);
