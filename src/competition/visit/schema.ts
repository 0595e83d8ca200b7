import type { Generated } from 'kysely';
import type { InstitutionId, PersonId, Role } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EntryId, Finding, MemberRole, PhotoId, SnapshotId, VisitId, VisitState } from './model/visit.ts';

export type VisitTables = {
  visit: {
    id: VisitId;
    edition_id: EditionId;
    entry_id: EntryId;
    snapshot_id: SnapshotId;
    visit_date: string;
    state: VisitState;
    revision: Generated<number>;
    people_met: Generated<string>;
    conclusion: Generated<string>;
    latitude: number | null;
    longitude: number | null;
    accuracy: number | null;
    reopen_reason: Generated<string>;
    planned_by: PersonId | null;
    saved_by: PersonId | null;
    saved_at: Date;
    finished_by: PersonId | null;
    finished_at: Date | null;
  };
  visit_member: { visit_id: VisitId; person_id: PersonId; role: MemberRole };
  visit_check: { visit_id: VisitId; claim: string; seen: Finding | null; note: string };
  visit_photo: {
    id: PhotoId;
    visit_id: VisitId;
    file_id: string;
    caption: string;
    added_by: PersonId | null;
    added_at: Date;
  };
  /** Columns of other tables that are read in joins and never written. */
  edition: { id: EditionId; organiser_id: InstitutionId };
  entry: {
    id: EntryId;
    edition_id: EditionId;
    state: string;
    title: string;
    institution_id: InstitutionId;
    unit_id: string | null;
    snapshot_id: SnapshotId | null;
  };
  entry_snapshot: { id: SnapshotId; entry_id: EntryId; content: unknown };
  institution: { id: InstitutionId; name: string };
  unit: { id: string; name: string };
  person: { id: PersonId; name: string; deactivated_at: Date | null };
  membership: { person_id: PersonId; role: Role; institution_id: InstitutionId; ended_at: Date | null };
  stored_file: {
    id: string;
    sha256: string;
    size: number;
    media_type: string;
    original_name: string;
    storage_key: string;
    scan_state: 'clean' | 'unscanned';
  };
};

export const tables = tablesOf<VisitTables>();
