export { setEmbargo } from './certificate/actions/embargo.ts';
export { type Issue, type Issued, issueCertificates } from './certificate/actions/issue.ts';
export { certificatesOfSubjects } from './certificate/queries/list.ts';
export { CertificateTable } from './certificate/views/own-page.tsx';
export { lockEdition } from './edition/actions/lock.ts';
export { deadlineExtended, editionPublished } from './edition/events.ts';
export {
  type AwardLevel,
  type EditionCategory,
  type EditionDocument,
  type EditionGroup,
  type EditionPrivacy,
  editionDocument,
  type ScoreBand,
} from './edition/model/document.ts';
export {
  type EligibilityKind,
  type EligibilityRule,
  eligibilityKinds,
  type RuleOf,
  type Wins,
} from './edition/model/eligibility.ts';
export { type EditionPreset, editionPresetOf, editionPresets } from './edition/model/presets.ts';
export type { Problem, ProblemCode } from './edition/model/problem.ts';
export type { Criterion, Rubric } from './edition/model/rubrics.ts';
export type { EditionSection, EvidenceAsked } from './edition/model/sections.ts';
export {
  type EditionStage,
  type ScoringKind,
  type StageKind,
  type StageOf,
  scoringKinds,
  stageKinds,
} from './edition/model/stages.ts';
export { type EditionState, editionStates } from './edition/model/states.ts';
export { paths as editionPaths } from './edition/paths.ts';
export {
  editionById,
  editionDocumentOf,
  editionFor,
  editionForSubmission,
  listEditions,
} from './edition/queries/editions.ts';
export { revisionOf } from './edition/queries/revisions.ts';
export {
  closingOf,
  isOpenForEntries,
  nextStage,
  remindersOf,
  stageAt,
  stageOfKind,
} from './edition/rules/calendar.ts';
export { organiserRoles } from './edition/rules/moves.ts';
export {
  type Applicant,
  awardsFor,
  categoriesFor,
  groupOf,
  isForGroup,
  quotasFor,
  rubricFor,
  rulesFor,
  sectionsFor,
  sharesOf,
  whyNotEntrant,
} from './edition/rules/parts.ts';
export { problemsOf } from './edition/rules/problems.ts';
export { visibleTo as editionVisibleTo, whyNotRead as whyNotReadEdition } from './edition/visibility.ts';
export {
  entryGivenBack,
  entryHandedOver,
  entryMessageWritten,
  entryReopened,
  entryReturned,
  entrySubmitted,
  entryWithdrawn,
} from './entry/events.ts';
export type { Entry, EntryId } from './entry/model/entry.ts';
export type { FrozenEvidence, FrozenSection, Snapshot, SnapshotContent } from './entry/model/snapshot.ts';
export {
  tellCorrected,
  tellEntryReopened,
  tellEntryReturned,
  tellEntrySubmitted,
  tellEntryWithdrawn,
  tellExtended,
  tellGivenBack,
  tellHandedOver,
  tellMessage,
} from './entry/notices.ts';
export { snapshotOf } from './entry/queries/snapshot.ts';
export { entrySubjectDoor } from './entry/queries/subject.ts';
export { entriesToCoach } from './entry/queries/table.ts';
export { wayIntoCompetition } from './entry/queries/way.ts';
export { interviewAnswered, interviewMoved, interviewTold } from './interview/events.ts';
export { tellInterviewAnswered, tellInterviewMoved, tellInterviewTold } from './interview/notices.ts';
export { heardReading } from './interview/reading.ts';
export { objectionAnswered, objectionAsked, objectionReceived, objectionStated } from './objection/events.ts';
export {
  tellObjectionAnswered,
  tellObjectionAsked,
  tellObjectionReceived,
  tellObjectionStated,
} from './objection/notices.ts';
export { startBefore } from './rehearsal/document.ts';
export type { RehearsalStep, Report } from './rehearsal/model.ts';
export { rehearsalNames } from './rehearsal/people.ts';
export { rehearse } from './rehearsal/rehearse.ts';
export { checkDecided, resultsAnnounced } from './stage/events.ts';
export { tellAnnounced, tellChecked } from './stage/notices.ts';
export { checkAnew } from './stage/reactions.ts';
export { visitFinished, visitPlanned } from './visit/events.ts';
export { tellVisitFinished, tellVisitPlanned } from './visit/notices.ts';
