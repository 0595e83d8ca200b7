import type { Generated } from 'kysely';
import type { EvidenceId } from '#files/index.ts';
import type { InstitutionId, InstitutionKind, PersonId, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { PublicCode } from '#platform/public-code.ts';
import type { InnovationId, VersionId } from '#registry/index.ts';
import type { EditionId } from '../edition/model/edition.ts';
import type { EntryId, EntryMessageId, EntryNoteId, SnapshotId } from './model/entry.ts';
import type { MessageKind, MessageSide, UnsentContent } from './model/reopening.ts';
import type { SnapshotContent } from './model/snapshot.ts';
import type { EntryState, ReopenKind } from './model/states.ts';

export type EntryTables = {
  entry: {
    id: EntryId;
    edition_id: EditionId;
    group_code: string;
    category_code: string | null;
    innovation_id: InnovationId | null;
    version_id: VersionId | null;
    version_no: number;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    organiser_id: InstitutionId;
    state: EntryState;
    withdrawn_from: EntryState | null;
    title: string;
    title_key: string;
    revision: number;
    snapshot_id: SnapshotId | null;
    created_by: PersonId | null;
    created_at: Date;
    updated_at: Date;
    handed_at: Date | null;
    returned_at: Date | null;
    submitted_at: Date | null;
    withdrawn_at: Date | null;
    open_until: Generated<Date | null>;
    reopened_for: Generated<ReopenKind | null>;
    given_back_at: Generated<Date | null>;
  };
  entry_message: {
    id: EntryMessageId;
    entry_id: EntryId;
    kind: MessageKind;
    side: MessageSide;
    body: string;
    written_by: PersonId | null;
    written_at: Date;
  };
  entry_unsent: { entry_id: EntryId; given_back_at: Date; content: UnsentContent };
  entry_section: {
    entry_id: EntryId;
    code: string;
    text: string;
    carried: string;
    carried_no: number | null;
    revision: number;
    saved_by: PersonId | null;
    saved_at: Date;
  };
  entry_note: {
    id: EntryNoteId;
    entry_id: EntryId;
    section: string;
    body: string;
    written_by: PersonId | null;
    written_at: Date;
    resolved_at: Date | null;
  };
  entry_snapshot: {
    id: SnapshotId;
    entry_id: EntryId;
    edition_id: EditionId;
    no: number;
    code: PublicCode;
    receipt: string;
    content: SnapshotContent;
    sha256: string;
    submitted_at: Date;
    submitted_by: PersonId | null;
  };
} & JoinedTables;

/** Columns of tables below that are read in joins and never written. */
type JoinedTables = {
  institution: { id: InstitutionId; kind: InstitutionKind; name: string; region_code: string | null };
  unit: { id: UnitId; name: string };
  person: { id: PersonId; name: string; deactivated_at: Date | null };
  evidence_use: { evidence_id: EvidenceId; subject_kind: string; subject_id: string; place: string };
  evidence: { id: EvidenceId; file_id: string | null; archived_at: Date | null };
  stored_file: { id: string; media_type: string; size: number };
  innovation_keeper: { innovation_id: InnovationId; person_id: PersonId; until: Date | null };
};

export const tables = tablesOf<EntryTables>();
