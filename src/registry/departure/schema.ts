import type { PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId } from '../model/ids.ts';
import type { RegistryTables } from '../schema.ts';

type DepartureTables = RegistryTables & {
  keeper_departure: {
    innovation_id: InnovationId;
    person_id: PersonId;
    left_at: Date;
    reason: string;
    said_by: PersonId | null;
    said_at: Date;
  };
};

export const tables = tablesOf<DepartureTables>();
