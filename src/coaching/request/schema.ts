import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import type { CaseId } from '../casework/model.ts';
import type { RequestId, RequestState, StepId, StepKind } from './model.ts';

export type RequestTables = {
  coaching_profile: {
    person_id: PersonId;
    affairs: readonly string[];
    region_codes: readonly string[];
    capacity: number;
    is_open: boolean;
    about: string;
    updated_by: PersonId | null;
    updated_at: Date;
    revision: number;
  };
  coaching_request: {
    id: RequestId;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    asked_by: PersonId;
    innovation_id: InnovationId | null;
    problem_id: ProblemId | null;
    affair: string;
    topic: string;
    need: string;
    asked_at: Date;
    state: RequestState;
    coach_id: PersonId | null;
    moved_at: Date;
    accepted_at: Date | null;
    ended_at: Date | null;
    result: string;
    case_id: CaseId | null;
    revision: number;
  };
  coaching_request_step: {
    id: StepId;
    request_id: RequestId;
    kind: StepKind;
    coach_id: PersonId | null;
    by_id: PersonId | null;
    note: string;
    at: Date;
  };
};

export const tables = tablesOf<RequestTables>();
