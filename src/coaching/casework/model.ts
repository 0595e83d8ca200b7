import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import type { Id } from '#platform/ids.ts';
import type { Criterion, InnovationId, SectionName, VersionId } from '#registry/index.ts';
import type { ClinicId } from '../clinic/model/clinic.ts';

export type CaseId = Id<'CaseId'>;
export type NoteId = Id<'CaseNoteId'>;
export type ActionId = Id<'CaseActionId'>;

export const caseStates = ['open', 'closed'] as const;
export type CaseState = (typeof caseStates)[number];

export const actionStates = ['open', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

export const LONGEST_TOPIC = 2000;
export const LONGEST_NOTE = 5000;
export const LONGEST_ACTION = 2000;
export const LONGEST_REASON = 2000;
export const LONGEST_RESULT = 5000;

/** Whose a record is, as far as the rules of coaching ask. */
export type Owned = {
  readonly institutionId: InstitutionId;
  readonly unitId: UnitId | null;
  readonly keeperIds: readonly PersonId[];
};

/** A record that can come onto the table. */
export type Subject = {
  readonly id: InnovationId;
  readonly title: string;
  readonly owner: Owned;
  readonly ownerName: string;
  readonly unitName: string | null;
  readonly isPublished: boolean;
};

export type Coach = { readonly id: PersonId; readonly name: string };

/** One time that a record lay on the table of coaches. */
export type Case = {
  readonly id: CaseId;
  readonly innovationId: InnovationId;
  readonly title: string;
  readonly owner: Owned;
  readonly ownerName: string;
  readonly unitName: string | null;
  readonly clinicId: ClinicId | null;
  readonly clinicTitle: string | null;
  readonly entryId: string | null;
  readonly entryName: string;
  readonly topic: string;
  readonly versionId: VersionId | null;
  readonly versionNo: number;
  /** Number of the version that is shown of the record today. */
  readonly currentNo: number;
  readonly openedBy: PersonId | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly result: string;
  readonly coaches: readonly Coach[];
  /** Those who coach the record in any of its cases: they read what was agreed before. */
  readonly recordCoachIds: readonly PersonId[];
  readonly revision: number;
};

/** What a note is about: a section of the record, or one of the five criteria. */
export type About =
  | { readonly section: SectionName; readonly criterion: null }
  | { readonly section: null; readonly criterion: Criterion };

export type Note = About & {
  readonly id: NoteId;
  readonly caseId: CaseId;
  readonly body: string;
  readonly writtenBy: PersonId | null;
  readonly writerName: string | null;
  readonly writtenAt: Date;
  readonly mendedAt: Date | null;
  readonly struckAt: Date | null;
  readonly struckReason: string;
  readonly revision: number;
};

/** What somebody agreed to do until a day. */
export type Action = {
  readonly id: ActionId;
  readonly caseId: CaseId;
  readonly section: SectionName | null;
  readonly what: string;
  readonly ownerId: PersonId;
  readonly ownerName: string;
  /** `YYYY-MM-DD`. */
  readonly due: string;
  readonly state: ActionState;
  readonly remark: string;
  readonly agreedAt: Date;
  readonly settledAt: Date | null;
  readonly settledByName: string | null;
  readonly revision: number;
};

/** Why something was refused; each code has the message `casework.refusal.<code>`. */
export const caseRefusals = [
  'not_found',
  'not_yours',
  'not_coach',
  'record_wrong',
  'coach_missing',
  'coach_wrong',
  'clinic_wrong',
  'topic_long',
  'about_wrong',
  'note_missing',
  'note_long',
  'not_writer',
  'struck',
  'not_struck',
  'reason_missing',
  'reason_long',
  'what_missing',
  'what_long',
  'owner_wrong',
  'due_wrong',
  'due_past',
  'remark_long',
  'settled',
  'not_settled',
  'closed',
  'result_missing',
  'result_long',
  'nothing_chosen',
  'stale',
] as const;
export type CaseRefusal = (typeof caseRefusals)[number];
