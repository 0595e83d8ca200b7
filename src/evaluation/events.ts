import { eventKind } from '#platform/outbox.ts';
import type { AssignmentRunId, JurorId, RoundId, SheetId } from './model/ids.ts';

type OfRun = { readonly roundId: RoundId; readonly runId: AssignmentRunId };
type OfJuror = { readonly jurorId: JurorId; readonly roundId: RoundId };
/** The same juror can be meant twice; the moment (ISO 8601) tells the two apart. */
type OfMoment = { readonly at: string };

/** Somebody is asked to sit in a jury. */
export const jurorInvited = eventKind<OfJuror & OfMoment>('evaluation.juror_invited');
export const jurorAccepted = eventKind<OfJuror>('evaluation.juror_accepted');
export const jurorDeclined = eventKind<OfJuror & OfMoment>('evaluation.juror_declined');
/** A juror told a tie; a sheet on that subject counts no more, and the subject may want another juror. */
export const conflictDeclared = eventKind<OfJuror & OfMoment>('evaluation.conflict_declared');
/** Sheets were given out together. */
export const sheetsAssigned = eventKind<OfRun>('evaluation.sheets_assigned');

type OfSheet = { readonly sheetId: SheetId; readonly roundId: RoundId };
type OfSubject = OfSheet & { readonly subjectId: string };
/** A juror handed a sheet in; the subject is as those above know it. */
export const sheetFinished = eventKind<OfSubject>('evaluation.sheet_finished');
/** A finished sheet was opened again by those who run the round. */
export const sheetReopened = eventKind<OfSheet & OfMoment>('evaluation.sheet_reopened');

export const evaluationFacts: readonly string[] = [
  jurorInvited,
  jurorAccepted,
  jurorDeclined,
  conflictDeclared,
  sheetsAssigned,
  sheetFinished,
  sheetReopened,
].map((kind) => kind.name);
