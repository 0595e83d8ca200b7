import type { InstitutionId, PersonId, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { EvidenceId, EvidenceKind, FileId, LinkState, ScanState } from './model.ts';

export type FilesTables = {
  stored_file: {
    id: FileId;
    sha256: string;
    size: number;
    media_type: string;
    original_name: string;
    storage_key: string;
    scan_state: ScanState;
    created_by: PersonId | null;
    created_at: Date;
  };
  evidence: {
    id: EvidenceId;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    kind: EvidenceKind;
    title: string;
    number: string;
    document_date: string | null;
    issuer: string;
    page: string;
    validity_year: number | null;
    file_id: FileId | null;
    url: string | null;
    note: string;
    is_public: boolean;
    revision: number;
    link_state: LinkState;
    link_checked_at: Date | null;
    archived_at: Date | null;
    created_by: PersonId | null;
    created_at: Date;
    updated_at: Date;
  };
  waiting_bytes: { storage_key: string; put_at: Date };
  evidence_use: {
    evidence_id: EvidenceId;
    subject_kind: string;
    subject_id: string;
    place: string;
    added_by: PersonId | null;
    added_at: Date;
  };
  /** Of identity; read in joins, never written. */
  institution: { id: InstitutionId; name: string };
  unit: { id: UnitId; name: string };
};

export const tables = tablesOf<FilesTables>();
