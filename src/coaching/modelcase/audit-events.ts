import { modelCaseVerbs } from './actions.ts';

/** Pages and deeds of model cases, as the logs name them. */
export const modelCaseEvents: readonly string[] = [
  ...modelCaseVerbs,
  'list',
  'list_taken',
  'choose',
  'read',
  'paper',
  'edit_form',
].map((it) => `coaching.modelcase.${it}`);
