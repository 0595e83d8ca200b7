import { clinicVerbs } from './actions/trace.ts';

/** Pages and deeds of clinics, as the logs name them. */
export const clinicEvents: readonly string[] = [
  ...clinicVerbs,
  'list',
  'list_taken',
  'plan_form',
  'change_form',
  'read',
].map((it) => `coaching.clinic.${it}`);
