import type { Generated } from 'kysely';
import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { PlanInput } from '../meaning/model/judging.ts';
import type { AssignmentRunId, JurorId, RoundId, SubjectRowId } from '../model/ids.ts';
import type { EvaluationTables } from '../schema.ts';
import type { KeptPlan, PairKind, Settings, SharingState, SharingStep } from './model/sharing.ts';

type SharingTables = EvaluationTables & {
  evaluation_expertise: { juror_id: JurorId; key: string; told_by: PersonId | null; told_at: Date };
  evaluation_unwished: { juror_id: JurorId; subject_row: SubjectRowId; told_at: Date };
  evaluation_pair: {
    juror_id: JurorId;
    subject_row: SubjectRowId;
    kind: PairKind;
    set_by: PersonId | null;
    set_at: Date;
  };
  evaluation_sharing: {
    id: AssignmentRunId;
    round_id: RoundId;
    asked_by: PersonId | null;
    settings: Settings;
    state: SharingState;
    step: Generated<SharingStep>;
    solves: Generated<number>;
    plan: Generated<KeptPlan | null>;
    problem: Generated<PlanInput | null>;
    attempt: Generated<number>;
    asked_at: Date;
    touched_at: Date;
    finished_at: Date | null;
    applied_at: Generated<Date | null>;
  };
};

export const tables = tablesOf<SharingTables>();
