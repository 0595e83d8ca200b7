import { needVerbs } from './actions/set.ts';

const pages = ['list', 'list_taken', 'form', 'own', 'all', 'all_taken', 'read'];

/** Pages and deeds of needs and readiness, as the logs name them. */
export const needEvents: readonly string[] = [...needVerbs, ...pages].map((it) => `replication.needs.${it}`);
