export { assignInTurn } from './actions/assign.ts';
export { acceptSeat, inviteJuror, type NewJuror } from './actions/jury.ts';
export { addSubjects, closeRound, type NewRound, type NewSubject, openRound, removeSubject } from './actions/round.ts';
export { finishSheet, saveMarks } from './actions/sheet.ts';
export type { FoundSubject, ReadingFile, SubjectAspects, SubjectDoor, SubjectReading } from './door.ts';
export {
  conflictDeclared,
  jurorAccepted,
  jurorDeclined,
  jurorInvited,
  sheetFinished,
  sheetReopened,
  sheetsAssigned,
} from './events.ts';
export type { RankedBy } from './meaning/model/reckoning.ts';
export { paths as meaningPaths } from './meaning/paths.ts';
export { calibratedNow } from './meaning/queries/calibrated.ts';
export { type Certainty, certaintyOf } from './meaning/queries/certainty.ts';
export { rankedByOf } from './meaning/queries/official.ts';
export { judgingFile, replayed } from './meaning/replay.ts';
export type { JurorId, RoundId, SheetId, SubjectRowId } from './model/ids.ts';
export type { Progress } from './model/progress.ts';
export type { EvaluationRefusal, Round } from './model/round.ts';
export { type Criterion, type Rubric, rubricSchema } from './model/rubric.ts';
export { tellAccepted, tellAssigned, tellConflict, tellDeclined, tellInvited, tellReopened } from './notices.ts';
export { paths } from './paths.ts';
export { jurorsOf } from './queries/jury.ts';
export { meansOf } from './queries/means.ts';
export { progressOf } from './queries/progress.ts';
export {
  allMarks,
  type Feedback,
  feedbackOn,
  type MarkLine,
  resultsOf,
  type SubjectResult,
} from './queries/results.ts';
export { roundById } from './queries/round.ts';
export { sheetsOf } from './queries/sheets.ts';
export { shippedRubric, shippedRubrics } from './rubrics.ts';
export { runsRound } from './rules/round.ts';
