import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import type { IdeaId, IdeaState, LabId, LabState, Stage, StageState, TaskId } from './model.ts';

export type LabTables = {
  coaching_lab: {
    id: LabId;
    institution_id: InstitutionId;
    title: string;
    purpose: string;
    state: LabState;
    end_note: string;
    begun_by: PersonId | null;
    begun_at: Date;
    ended_at: Date | null;
    revision: number;
  };
  coaching_lab_stage: {
    lab_id: LabId;
    stage: Stage;
    state: StageState;
    starts_on: string | null;
    ends_on: string | null;
    result: string;
    note: string;
    decided_by: PersonId | null;
    decided_at: Date | null;
    revision: number;
  };
  coaching_lab_unit: { lab_id: LabId; unit_id: UnitId };
  coaching_lab_task: {
    id: TaskId;
    lab_id: LabId;
    stage: Stage;
    what: string;
    owner: string;
    due_on: string | null;
    done_at: Date | null;
    dropped_at: Date | null;
  };
  coaching_lab_idea: {
    id: IdeaId;
    lab_id: LabId;
    unit_id: UnitId | null;
    title: string;
    text: string;
    state: IdeaState;
    problem_id: ProblemId | null;
    innovation_id: InnovationId | null;
    proposed_by: PersonId | null;
    proposed_at: Date;
  };
};

export const tables = tablesOf<LabTables>();
