import type { Generated } from 'kysely';
import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationId } from '#registry/index.ts';
import type { LastingContent } from './model/content.ts';
import type { Dimension } from './model/dimensions.ts';
import type { LastingRecordId, RecordDeed, RecordState } from './model/record.ts';

type RecordTables = {
  lasting_record: {
    id: LastingRecordId;
    innovation_id: InnovationId;
    dimension: Dimension;
    state: RecordState;
    year: number | null;
    content: LastingContent;
    verified_content: LastingContent | null;
    official_id: PersonId | null;
    created_by: PersonId | null;
    created_at: Date;
    claimed_by: PersonId | null;
    claimed_at: Date;
    decided_by: PersonId | null;
    decided_at: Date | null;
    decision_note: Generated<string>;
    withdraw_reason: Generated<string>;
    revision: Generated<number>;
  };
  lasting_record_history: {
    record_id: LastingRecordId;
    revision: number;
    deed: RecordDeed;
    content: LastingContent;
    note: string;
    by_person: PersonId | null;
    at: Date;
  };
  /** Of those below; read in joins, never written. */
  innovation: {
    id: InnovationId;
    state: 'draft' | 'with_admin' | 'returned' | 'published' | 'archived';
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    working_version_id: string | null;
    published_version_id: string | null;
  };
  innovation_keeper: { innovation_id: InnovationId; person_id: PersonId; until: Date | null };
  innovation_version: { id: string; content: { readonly title: string } };
  institution: { id: InstitutionId; name: string; region_code: string | null };
  unit: { id: UnitId; name: string };
  person: { id: PersonId; name: string; deactivated_at: Date | null };
};

export const tables = tablesOf<RecordTables>();
