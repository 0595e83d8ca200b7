import type { InstitutionId, PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';

export type GovernmentTables = {
  index_edition: {
    year: number;
    no: number;
    document: unknown;
    reason: string;
    saved_by: PersonId | null;
    saved_at: Date;
  };
  /** Of identity and of the room of answers; read in joins, never written. */
  person: { id: PersonId; name: string };
  institution: { id: InstitutionId; name: string };
};

export const tables = tablesOf<GovernmentTables>();
