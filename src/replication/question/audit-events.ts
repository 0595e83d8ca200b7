import { questionVerbs } from './actions/trace.ts';

/** Pages and deeds of questions, as the logs name them. */
export const questionEvents: readonly string[] = [
  ...questionVerbs,
  'list',
  'list_taken',
  'own',
  'own_taken',
  'read',
].map((it) => `replication.question.${it}`);
