import type { Generated } from 'kysely';
import type { InstitutionId, PersonId, Role } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { Official, ReckoningState } from './meaning/model/reckoning.ts';
import type { AssignmentRunId, ConflictId, JurorId, RoundId, SheetId, SubjectRowId } from './model/ids.ts';
import type { JuryRole, TieKind } from './model/round.ts';
import type { Rubric } from './model/rubric.ts';
import type { JurorState, RoundState, SheetState } from './model/states.ts';

export type EvaluationTables = {
  evaluation_round: {
    id: RoundId;
    name: string;
    organiser_id: InstitutionId;
    context_id: string | null;
    subject_kind: string;
    rubric: Rubric;
    blind: boolean;
    sheets_per_subject: number;
    opens_at: Date;
    closes_at: Date;
    state: RoundState;
    pact: string;
    created_by: PersonId | null;
    created_at: Date;
    closed_at: Date | null;
    official: Generated<Official>;
  };
  evaluation_subject: {
    id: SubjectRowId;
    round_id: RoundId;
    subject_id: string;
    label: number;
    title: string;
    blind_title: string;
    institution_id: InstitutionId | null;
    region_code: string | null;
    added_at: Date;
    removed_at: Date | null;
  };
  evaluation_juror: {
    id: JurorId;
    round_id: RoundId;
    person_id: PersonId | null;
    email: string;
    role: JuryRole;
    state: JurorState;
    invited_by: PersonId | null;
    invited_at: Date;
    answered_at: Date | null;
    decline_reason: string;
    pact_text: string | null;
    pact_accepted_at: Date | null;
    removed_at: Date | null;
    removed_reason: string;
  };
  evaluation_conflict: {
    id: ConflictId;
    juror_id: JurorId;
    subject_row: SubjectRowId;
    source: 'declared' | 'entered';
    tie: TieKind;
    note: string;
    told_by: PersonId | null;
    told_at: Date;
    lifted_by: PersonId | null;
    lifted_at: Date | null;
    lifted_reason: string;
  };
  evaluation_sheet: {
    id: SheetId;
    juror_id: JurorId;
    subject_row: SubjectRowId;
    state: SheetState;
    run_id: AssignmentRunId;
    assigned_by: PersonId | null;
    assigned_at: Date;
    started_at: Date | null;
    finished_at: Date | null;
    withdrawn_at: Date | null;
    withdrawn_why: string | null;
  };
  evaluation_mark: {
    sheet_id: SheetId;
    criterion: string;
    mark: number | null;
    comment: string;
    revision: number;
    saved_at: Date;
  };
  evaluation_turn: { run_id: AssignmentRunId; round_id: RoundId; given_at: Date; problem: unknown };
  evaluation_reckoning: {
    round_id: RoundId;
    cut: number;
    cuts: unknown;
    scale: Generated<boolean>;
    state: ReckoningState;
    asked_by: PersonId | null;
    asked_at: Date;
    done_at: Date | null;
    digest: string | null;
    sheets: number | null;
    found: unknown;
  };
  evaluation_finish: {
    sheet_id: SheetId;
    no: number;
    marks: unknown;
    total: number;
    finished_at: Date;
    reopened_at: Date | null;
    reopened_by: PersonId | null;
    reopen_reason: string;
  };
} & JoinedTables;

/** Columns of identity's tables that are read in joins; they are never written here. */
type JoinedTables = {
  institution: { id: InstitutionId; name: string; region_code: string | null };
  person: { id: PersonId; name: string; email: string; deactivated_at: Date | null };
  membership: {
    id: string;
    person_id: PersonId;
    role: Role;
    institution_id: InstitutionId;
    ended_at: Date | null;
  };
};

export const tables = tablesOf<EvaluationTables>();
