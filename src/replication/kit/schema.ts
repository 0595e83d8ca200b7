import type { EvidenceId, EvidenceKind } from '#files/index.ts';
import type { InstitutionId, PersonId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { Id } from '#platform/ids.ts';
import type { InnovationId } from '#registry/index.ts';
import type { KitAccess, KitKind } from './model.ts';

export type KitTables = {
  innovation_kit: {
    innovation_id: InnovationId;
    access: KitAccess;
    note: string;
    revision: number;
    set_by: PersonId | null;
    set_at: Date;
  };
  innovation_kit_item: { innovation_id: InnovationId; evidence_id: EvidenceId; kind: KitKind; place: number };
  innovation_kit_taking: {
    id: Id<'TakingId'>;
    innovation_id: InnovationId;
    person_id: PersonId | null;
    institution_id: InstitutionId | null;
    files: number;
    taken_at: Date;
  };
  /** Tables of files and identity that are read here and never written. */
  evidence: {
    id: EvidenceId;
    kind: EvidenceKind;
    title: string;
    number: string;
    document_date: string | null;
    issuer: string;
    page: string;
    url: string | null;
    file_id: string | null;
    archived_at: Date | null;
  };
  evidence_use: { evidence_id: EvidenceId; subject_kind: string; subject_id: string };
  stored_file: {
    id: string;
    sha256: string;
    size: number;
    media_type: string;
    original_name: string;
    storage_key: string;
  };
  institution: { id: InstitutionId; name: string };
  person: { id: PersonId; name: string };
};

export const tables = tablesOf<KitTables>();
