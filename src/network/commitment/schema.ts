import type { Generated } from 'kysely';
import type { InstitutionId, PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { CommitmentId, CommitmentState } from './model.ts';

type CommitmentTables = {
  hub_commitment: {
    id: CommitmentId;
    institution_id: InstitutionId;
    state: CommitmentState;
    number: string;
    signed_on: string;
    office: string;
    valid_until: string | null;
    registered_by: PersonId | null;
    registered_at: Date;
    decided_by: PersonId | null;
    decided_at: Date | null;
    decision_note: Generated<string>;
    revision: Generated<number>;
  };
  /** Of those below; read in joins, never written. */
  institution: { id: InstitutionId; name: string; kind: string; region_code: string | null };
  person: { id: PersonId; name: string };
  evidence_use: { evidence_id: string; subject_kind: string; subject_id: string };
};

export const tables = tablesOf<CommitmentTables>();
