import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { Sustainability } from '../model/choices.ts';
import type { InnovationId } from '../model/ids.ts';
import type { ConditionId } from './model.ts';

export const tables = tablesOf<{
  innovation_condition: {
    id: ConditionId;
    innovation_id: InnovationId;
    year: number;
    status: Sustainability | null;
    reason: string;
    since: string | null;
    by_person: PersonId | null;
    at: Date;
  };
  innovation: { id: InnovationId };
}>();
