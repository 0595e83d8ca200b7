import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { ModelCaseId, ModelCaseState } from './model.ts';

export type ModelCaseTables = {
  coaching_model_case: {
    id: ModelCaseId;
    innovation_id: InnovationId;
    state: ModelCaseState;
    obstacles: string;
    guidance: string;
    questions: readonly string[];
    made_by: PersonId | null;
    made_at: Date;
    published_by: PersonId | null;
    published_at: Date | null;
    updated_at: Date;
    revision: number;
  };
  innovation: { id: InnovationId; state: string };
};

export const tables = tablesOf<ModelCaseTables>();
