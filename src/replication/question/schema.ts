import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { OriginTables } from '../origin/schema.ts';
import type { QuestionId } from './model.ts';

export type QuestionTables = OriginTables & {
  innovation_question: {
    id: QuestionId;
    innovation_id: InnovationId;
    asked_by: PersonId;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    question: string;
    asked_at: Date;
    answer: string;
    answered_by: PersonId | null;
    answered_at: Date | null;
    hidden_by: PersonId | null;
    hidden_at: Date | null;
    hidden_reason: string | null;
    revision: number;
  };
};

export const tables = tablesOf<QuestionTables>();
