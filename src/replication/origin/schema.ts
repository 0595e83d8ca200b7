import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationContent, InnovationId, VersionId } from '#registry/index.ts';

/** Tables of the registry that are read here and never written. */
export type OriginTables = {
  innovation: {
    id: InnovationId;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    state: string;
    published_version_id: VersionId | null;
    published_at: Date | null;
    origin: 'form' | 'import' | 'demo';
  };
  innovation_version: { id: VersionId; innovation_id: InnovationId; content: InnovationContent };
  innovation_keeper: { innovation_id: InnovationId; person_id: PersonId; until: Date | null };
  institution: { id: InstitutionId; name: string; region_code: string | null };
  unit: { id: UnitId; name: string };
  person: { id: PersonId; name: string };
};

export const tables = tablesOf<OriginTables>();
