import { kitVerbs } from './actions/set.ts';

/** Pages and deeds of the kit, as the logs name them. */
export const kitEvents: readonly string[] = [...kitVerbs, 'read', 'archive', 'form', 'takings', 'takings_taken'].map(
  (it) => `replication.kit.${it}`,
);
