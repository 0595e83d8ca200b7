import type { InstitutionId, InstitutionKind, MembershipId, PersonId, Role, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationContent } from './model/content.ts';
import type { AwardId, InnovationId, MeasureId, NoteId, ProblemId, VersionId } from './model/ids.ts';
import type { Better, Measure } from './model/record.ts';
import type { SectionName } from './model/sections.ts';
import type { InnovationState, ProblemState, VersionState } from './model/states.ts';

export type RegistryTables = {
  innovation: {
    id: InnovationId;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    state: InnovationState;
    published_version_id: VersionId | null;
    working_version_id: VersionId | null;
    published_at: Date | null;
    archived_at: Date | null;
    archive_reason: string | null;
    created_by: PersonId | null;
    created_at: Date;
    updated_at: Date;
    origin: 'form' | 'import' | 'demo';
  };
  innovation_version: {
    id: VersionId;
    innovation_id: InnovationId;
    no: number;
    state: VersionState;
    content: InnovationContent;
    /** Percent by rules/completeness.ts. */
    completeness: number;
    revision: number;
    what_changed: string;
    saved_by: PersonId | null;
    created_at: Date;
    saved_at: Date;
    submitted_at: Date | null;
    decided_at: Date | null;
    decided_by: PersonId | null;
  };
  innovation_revision: {
    version_id: VersionId;
    revision: number;
    content: InnovationContent;
    replaced_by: PersonId | null;
    replaced_at: Date;
  };
  innovation_note: {
    id: NoteId;
    version_id: VersionId;
    section: SectionName;
    body: string;
    written_by: PersonId | null;
    written_at: Date;
    resolved_at: Date | null;
  };
  innovation_keeper: {
    innovation_id: InnovationId;
    person_id: PersonId;
    since: Date;
    until: Date | null;
    assigned_by: PersonId | null;
  };
  innovation_award: {
    id: AwardId;
    innovation_id: InnovationId;
    title_used: string;
    competition: string;
    award_group: string | null;
    level_text: string;
    level_top: number | null;
    year: number | null;
    year_certain: boolean;
    source_url: string | null;
    note: string;
    created_at: Date;
  };
  innovation_external_id: { innovation_id: InnovationId; system: string; value: string };
  innovation_lineage: {
    innovation_id: InnovationId;
    origin_innovation_id: InnovationId | null;
    origin_text: string;
    adaptation: string;
  };
  problem: {
    id: ProblemId;
    institution_id: InstitutionId | null;
    unit_id: UnitId | null;
    region_code: string;
    state: ProblemState;
    title: string;
    what_hurts: string;
    who_is_hurt: string;
    since_when: string;
    affair: string | null;
    sdg: number | null;
    baseline: Measure | null;
    after_measure: Measure | null;
    evidence: readonly { title: string; url: string; date: string | null }[];
    better: Better | null;
    measure_id: MeasureId | null;
    reported_at: Date | null;
    reported_by: PersonId | null;
    reported_unit: UnitId | null;
    verified_at: Date | null;
    verified_by: PersonId | null;
    verified_as: Role | null;
    verified_institution: InstitutionId | null;
    verify_note: string;
    returned_at: Date | null;
    return_note: string;
    reopened_at: Date | null;
    drop_reason: string | null;
    lesson: string;
    revision: number;
    raised_by: PersonId | null;
    created_at: Date;
    updated_at: Date;
    closed_at: Date | null;
  };
  problem_measure: {
    id: MeasureId;
    problem_id: ProblemId;
    indicator: string;
    unit: string;
    value: number;
    measured_on: string;
    source: string;
    evidence: readonly { title: string; url: string; date: string | null }[];
    note: string;
    recorded_by: PersonId | null;
    recorded_at: Date;
    struck_at: Date | null;
    struck_by: PersonId | null;
    struck_reason: string | null;
  };
  problem_innovation: {
    problem_id: ProblemId;
    innovation_id: InnovationId;
    linked_by: PersonId | null;
    linked_at: Date;
  };
  contact_message: {
    id: string;
    innovation_id: InnovationId;
    sender_name: string;
    sender_email: string;
    sender_institution: string;
    purpose: 'replicate' | 'ask' | 'correct';
    body: string;
    /** The network, as limits count it. */
    sender_ip: string;
    created_at: Date;
  };
} & JoinedTables;

/** Columns of identity's tables that the registry reads in joins; it never writes them. */
type JoinedTables = {
  institution: { id: InstitutionId; kind: InstitutionKind; name: string; region_code: string | null };
  unit: { id: UnitId; institution_id: InstitutionId; name: string; closed_at: Date | null };
  person: { id: PersonId; name: string; deactivated_at: Date | null };
  membership: {
    id: MembershipId;
    person_id: PersonId;
    role: Role;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    ended_at: Date | null;
  };
  region: { code: string; name: string; parent_code: string | null };
};

export const tables = tablesOf<RegistryTables>();
