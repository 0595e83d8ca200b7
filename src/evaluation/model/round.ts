import type { InstitutionId, PersonId } from '#identity/index.ts';
import type { Official } from '../meaning/model/reckoning.ts';
import type { ConflictId, JurorId, RoundId, SheetId, SubjectRowId } from './ids.ts';
import type { Rubric } from './rubric.ts';
import type { JurorState, RoundState, SheetState } from './states.ts';

export const LONGEST_NAME = 200;
export const LONGEST_REASON = 2000;
export const MOST_SHEETS = 9;
/** Subjects that are added in one step. */
export const MOST_ADDED = 5000;

export const juryRoles = ['evaluator', 'panelist'] as const;
export type JuryRole = (typeof juryRoles)[number];

/** How somebody can be tied to a subject, beside institution and region, which are read off memberships. */
export const tieKinds = ['family', 'colleague', 'coached', 'business', 'wrote', 'other'] as const;
export type TieKind = (typeof tieKinds)[number];
/** All ties; the first two come by themselves. */
export const allTies = ['own_institution', 'own_region', ...tieKinds] as const;
export type Tie = (typeof allTies)[number];

export type Round = {
  readonly id: RoundId;
  readonly name: string;
  readonly organiserId: InstitutionId;
  readonly organiserName: string;
  readonly contextId: string | null;
  readonly subjectKind: string;
  readonly rubric: Rubric;
  readonly blind: boolean;
  readonly sheetsPerSubject: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly state: RoundState;
  readonly pact: string;
  /** Which number a plenary ranks by. */
  readonly official: Official;
};

export type Subject = {
  readonly row: SubjectRowId;
  readonly subjectId: string;
  readonly label: number;
  readonly title: string;
  /** Without the names that blind reading hides. */
  readonly blindTitle: string;
  readonly institutionId: InstitutionId | null;
  readonly institutionName: string | null;
  readonly regionCode: string | null;
};

export type Juror = {
  readonly id: JurorId;
  readonly personId: PersonId | null;
  readonly email: string;
  /** As the person is called; the address until somebody has answered. */
  readonly name: string;
  readonly role: JuryRole;
  readonly state: JurorState;
  readonly invitedAt: Date;
  readonly answeredAt: Date | null;
  readonly declineReason: string;
  readonly pactText: string | null;
  readonly pactAcceptedAt: Date | null;
};

/** A tie of a juror to a subject; `id` is null for those read off memberships. */
export type Conflict = {
  readonly id: ConflictId | null;
  readonly jurorId: JurorId;
  readonly row: SubjectRowId;
  readonly tie: Tie;
  readonly note: string;
  readonly source: 'automatic' | 'declared' | 'entered';
};

export type SheetLine = {
  readonly id: SheetId;
  readonly jurorId: JurorId;
  readonly row: SubjectRowId;
  readonly state: SheetState;
  readonly assignedAt: Date;
  readonly finishedAt: Date | null;
};

/** Why something was refused; each code has the message `evaluation.refusal.<code>`. */
export const evaluationRefusals = [
  'not_found',
  'not_yours',
  'closed',
  'not_open_yet',
  'time_over',
  'invalid',
  'reason_missing',
  'note_missing',
  'already_answered',
  'not_accepted',
  'already_juror',
  'pact_unread',
  'conflict',
  'locked',
  'not_finished',
  'incomplete',
  'unknown_subject',
  'unknown_juror',
  'already_told',
  'dates_wrong',
  'nothing_chosen',
  'cut_wrong',
  'no_sheets',
  'reckoning_stale',
  'nothing_to_correct',
] as const;
export type EvaluationRefusal = (typeof evaluationRefusals)[number];
