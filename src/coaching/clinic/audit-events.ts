import { clinicVerbs } from './actions/trace.ts';

/** Pages and deeds of clinics, as the logs name them. */
export const clinicEvents: readonly string[] = [
  ...clinicVerbs,
  'list',
  'list_taken',
  'plan_form',
  'change_form',
  'read',
  'cancel_form',
  'calendar',
  'people',
  'people_taken',
  'others_form',
  'presence',
  'presence_taken',
  'sheet',
  'correct_form',
  'screen',
  'screen_part',
  'print',
  'attend_form',
  'papers',
  'feedback_form',
  'certificate',
  'check',
  'check_code',
].map((it) => `coaching.clinic.${it}`);
