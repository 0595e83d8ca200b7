import { recordVerbs } from './actions/trace.ts';

const pages = ['form', 'edit_form', 'withdraw_form', 'read', 'documents'];

/** Pages and deeds of records of lasting, as the logs name them. */
export const recordEvents: readonly string[] = [
  ...[...recordVerbs, ...pages].map((it) => `institutionalisation.record.${it}`),
  'institutionalisation.page',
  'institutionalisation.list',
  'institutionalisation.list.taken',
  'institutionalisation.claims',
  'institutionalisation.claims.taken',
  'institutionalisation.claims.verify',
];
