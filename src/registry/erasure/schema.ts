import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RegistryTables } from '../schema.ts';
import type { ErasureBasis, ErasureId, ErasureState } from './model.ts';

type ErasureTables = RegistryTables & {
  erasure: {
    id: ErasureId;
    innovation_id: InnovationId;
    basis: ErasureBasis;
    letter_number: string;
    letter_date: string;
    asked_by: string;
    state: ErasureState;
    requested_by: PersonId;
    requested_at: Date;
    decided_by: PersonId | null;
    decided_at: Date | null;
    digest: string | null;
  };
};

export const tables = tablesOf<ErasureTables>();
