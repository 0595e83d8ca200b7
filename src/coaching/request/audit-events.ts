import { requestVerbs } from './actions/trace.ts';

/** Pages and deeds of requests for help and of coaches, as the logs name them. */
export const requestEvents: readonly string[] = [
  ...requestVerbs,
  'profile',
  'list',
  'list_taken',
  'ask_form',
  'read',
  'coaches',
  'coaches_taken',
  'profile_form',
].map((it) => `coaching.request.${it}`);
