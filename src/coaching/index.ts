export type { EntriesOf } from './casework/door.ts';
export { actionAgreed, actionSettled, caseOpened } from './casework/events.ts';
export { tellActionAgreed, tellActionSettled, tellCaseOpened } from './casework/notices.ts';
export { besideSection, wayToCoaching } from './casework/parts.tsx';
export type { ClinicId } from './clinic/model/clinic.ts';
export { paths as clinicPaths } from './clinic/paths.ts';
