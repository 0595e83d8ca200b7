export type { EntriesOf } from './casework/door.ts';
export { actionAgreed, actionSettled, caseOpened } from './casework/events.ts';
export { tellActionAgreed, tellActionSettled, tellCaseOpened } from './casework/notices.ts';
export { besideSection, wayToCoaching } from './casework/parts.tsx';
export { clinicAnnounced, clinicCancelled, clinicMoved, personRegistered, placeFreed } from './clinic/events.ts';
export type { ClinicId } from './clinic/model/clinic.ts';
export {
  tellClinicAnnounced,
  tellClinicCancelled,
  tellClinicMoved,
  tellPersonRegistered,
  tellPlaceFreed,
} from './clinic/notices.ts';
export { paths as clinicPaths } from './clinic/paths.ts';
export { clinicSubjects } from './clinic/subject.ts';
export { labMoved } from './labinov/events.ts';
export { tellLabMoved } from './labinov/notices.ts';
export { labSubject } from './labinov/subject.ts';
export { requestMoved } from './request/events.ts';
export { tellRequestMoved } from './request/notices.ts';
