import type { Generated } from 'kysely';
import type { InstitutionId, PersonId, Role, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { InnovationContent, InnovationId, ProblemId } from '#registry/index.ts';
import type { NeedId } from '../needs/model.ts';
import type { Condition, Verdict } from './model/adaptation.ts';
import type { Phase, TaskId, TaskSource } from './model/plan.ts';
import type {
  AgreementKind,
  CertificateContent,
  CommitmentSide,
  EvaluationImpact,
  ReplicationId,
} from './model/replication.ts';
import type { ReplicationState, StoodState, TaskState } from './model/states.ts';

export type TransferTables = {
  replication: {
    id: ReplicationId;
    origin_id: InnovationId | null;
    origin_title: string;
    owner_id: InstitutionId;
    problem_id: ProblemId | null;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    region_code: string | null;
    replica_id: InnovationId | null;
    state: ReplicationState;
    stood: StoodState | null;
    reason: Generated<string>;
    why: string;
    contact_name: string;
    contact_email: string;
    contact_phone: string;
    asked_by: PersonId | null;
    asked_at: Date;
    verified_by: PersonId | null;
    verified_at: Date | null;
    verify_note: Generated<string>;
    facilitator_id: PersonId | null;
    agreement_kind: AgreementKind | null;
    agreement_number: Generated<string>;
    agreement_date: string | null;
    agreement_parties: Generated<string>;
    agreed_by: PersonId | null;
    agreed_at: Date | null;
    started_on: string | null;
    start_note: Generated<string>;
    started_at: Date | null;
    evaluation: Generated<string>;
    evaluation_impact: EvaluationImpact | null;
    evaluated_by: PersonId | null;
    evaluated_at: Date | null;
    back_note: Generated<string>;
    certificate_code: string | null;
    certificate_number: string | null;
    certificate: CertificateContent | null;
    certified_by: PersonId | null;
    certified_at: Date | null;
    moved_at: Date;
    revision: Generated<number>;
  };
  replication_commitment: {
    replication_id: ReplicationId;
    side: CommitmentSide;
    person_id: PersonId;
    name: string;
    office: string;
    committed_on: string;
    at: Date;
  };
  replication_task: {
    id: TaskId;
    replication_id: ReplicationId;
    phase: Phase;
    place: number;
    title: string;
    who: string;
    due: string | null;
    state: TaskState;
    done_on: string | null;
    note: string;
    source: TaskSource;
    need_id: NeedId | null;
    settled_by_readiness: Generated<boolean>;
    revision: Generated<number>;
    created_at: Date;
    updated_at: Date;
  };
  replication_adaptation: {
    replication_id: ReplicationId;
    section: string;
    verdict: Verdict;
    what: string;
    why: string;
    conditions: readonly Condition[];
    revision: Generated<number>;
    updated_by: PersonId | null;
    updated_at: Date;
  };
  /** Columns of other tables that are read in joins and never written. */
  innovation: {
    id: InnovationId;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    state: string;
    published_version_id: string | null;
    working_version_id: string | null;
  };
  innovation_version: { id: string; content: InnovationContent };
  innovation_keeper: { innovation_id: InnovationId; person_id: PersonId; until: Date | null };
  innovation_lineage: { innovation_id: InnovationId; origin_innovation_id: InnovationId | null };
  problem: {
    id: ProblemId;
    title: string;
    state: string;
    institution_id: InstitutionId | null;
    region_code: string;
    raised_by: PersonId | null;
    created_at: Date;
  };
  problem_innovation: { problem_id: ProblemId; innovation_id: InnovationId };
  institution: { id: InstitutionId; name: string; region_code: string | null };
  unit: { id: UnitId; institution_id: InstitutionId; name: string; closed_at: Date | null };
  person: { id: PersonId; name: string; deactivated_at: Date | null };
  membership: { person_id: PersonId; role: Role; institution_id: InstitutionId; ended_at: Date | null };
  evidence_use: { evidence_id: string; subject_kind: string; subject_id: string; place: string };
};

export const tables = tablesOf<TransferTables>();
