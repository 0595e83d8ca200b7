import type { InstitutionId, PersonId, Role, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { Criterion, InnovationContent, InnovationId, SectionName, VersionId } from '#registry/index.ts';
import type { ClinicId } from '../clinic/model/clinic.ts';
import type { ActionId, ActionState, CaseId, NoteId } from './model.ts';

export type CaseTables = {
  coaching_case: {
    id: CaseId;
    innovation_id: InnovationId;
    clinic_id: ClinicId | null;
    entry_id: string | null;
    entry_name: string;
    topic: string;
    version_id: VersionId | null;
    version_no: number;
    content: InnovationContent;
    opened_by: PersonId | null;
    opened_at: Date;
    closed_by: PersonId | null;
    closed_at: Date | null;
    result: string;
    revision: number;
  };
  coaching_case_coach: { case_id: CaseId; person_id: PersonId; since: Date };
  coaching_note: {
    id: NoteId;
    case_id: CaseId;
    section: SectionName | null;
    criterion: Criterion | null;
    body: string;
    written_by: PersonId | null;
    written_at: Date;
    mended_at: Date | null;
    struck_by: PersonId | null;
    struck_at: Date | null;
    struck_reason: string;
    revision: number;
  };
  coaching_action: {
    id: ActionId;
    case_id: CaseId;
    section: SectionName | null;
    what: string;
    owner_id: PersonId;
    due: string;
    state: ActionState;
    remark: string;
    agreed_by: PersonId | null;
    agreed_at: Date;
    settled_by: PersonId | null;
    settled_at: Date | null;
    revision: number;
  };
  /** Columns of other tables that are read in joins and never written. */
  innovation: {
    id: InnovationId;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    state: string;
    published_version_id: VersionId | null;
    working_version_id: VersionId | null;
  };
  innovation_version: { id: VersionId; no: number; revision: number; content: InnovationContent };
  innovation_keeper: { innovation_id: InnovationId; person_id: PersonId; until: Date | null };
  institution: { id: InstitutionId; name: string; region_code: string | null };
  unit: { id: UnitId; name: string };
  person: { id: PersonId; name: string; deactivated_at: Date | null };
  membership: {
    person_id: PersonId;
    role: Role;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    ended_at: Date | null;
  };
};

export const tables = tablesOf<CaseTables>();
