import { replicationVerbs } from './actions/trace.ts';

const pages = [
  'interest_form',
  'list',
  'taken',
  'read',
  'letter',
  'certificate',
  'history',
  'plan',
  'plan_taken',
  'task_form',
  'adaptation',
  'adaptation_taken',
  'adapt_form',
  'check',
  'check_code',
];

/** Pages and deeds of replications, as the logs name them. */
export const transferEvents: readonly string[] = [...replicationVerbs, ...pages].map((it) => `replication.${it}`);
