import type { InstitutionId, PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RegistryTables } from '../schema.ts';
import type { RelocationId, RelocationState } from './model.ts';

type RelocationTables = RegistryTables & {
  relocation_offer: {
    id: RelocationId;
    innovation_id: InnovationId;
    to_institution: InstitutionId;
    reason: string;
    offered_by: PersonId;
    offered_at: Date;
    state: RelocationState;
    answer: string;
    answered_by: PersonId | null;
    answered_at: Date | null;
  };
};

export const tables = tablesOf<RelocationTables>();
