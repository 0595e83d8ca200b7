import type { Generated } from 'kysely';
import type { EvidenceId } from '#files/index.ts';
import type { InstitutionId, PersonId, Role, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { PublicCode } from '#platform/public-code.ts';
import type { InnovationId, ProblemId } from '#registry/index.ts';
import type { ClinicId } from './model/clinic.ts';
import type { AttendanceCertificate } from './model/outcome.ts';
import type { MarkId, PresenceMeans } from './model/presence.ts';
import type { RegistrationId } from './model/registration.ts';
import type { ClinicState, RegistrationState } from './model/states.ts';

export type ClinicTables = {
  clinic: {
    id: ClinicId;
    organiser_id: InstitutionId;
    title: string;
    state: Generated<ClinicState>;
    starts_at: Date;
    ends_at: Date;
    place: string;
    link: string;
    capacity: number;
    agenda: string;
    is_public: boolean;
    cancel_reason: Generated<string>;
    sequence: Generated<number>;
    created_by: PersonId | null;
    created_at: Date;
    announced_at: Date | null;
    held_at: Date | null;
    closed_at: Date | null;
    cancelled_at: Date | null;
    revision: Generated<number>;
    /** Signs its codes; never shown. */
    secret: Generated<string>;
    minutes: Generated<string>;
    decisions: Generated<string>;
    minutes_by: PersonId | null;
    minutes_at: Date | null;
  };
  clinic_coach: { clinic_id: ClinicId; person_id: PersonId };
  clinic_invited: { clinic_id: ClinicId; institution_id: InstitutionId };
  clinic_registration: {
    id: RegistrationId;
    clinic_id: ClinicId;
    person_id: PersonId;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    state: RegistrationState;
    innovation_id: InnovationId | null;
    problem_id: ProblemId | null;
    note: string;
    registered_by: PersonId | null;
    registered_at: Date;
    moved_up_at: Date | null;
    withdrawn_at: Date | null;
    withdrawn_by: PersonId | null;
  };
  clinic_presence: {
    id: MarkId;
    registration_id: RegistrationId;
    is_present: boolean;
    means: PresenceMeans;
    was_offline: Generated<boolean>;
    reason: Generated<string>;
    marked_by: PersonId | null;
    marked_at: Date;
    received_at: Date;
    /** In the order in which they were written. */
    no: Generated<number>;
  };
  clinic_placing: {
    evidence_id: EvidenceId;
    innovation_id: InnovationId;
    clinic_id: ClinicId;
    placed_by: PersonId | null;
    placed_at: Date;
  };
  clinic_feedback_given: { registration_id: RegistrationId };
  clinic_feedback: {
    id: Generated<string>;
    clinic_id: ClinicId;
    useful: number;
    coaching: number;
    arrangement: number;
    next_step: number;
    note: string;
  };
  clinic_certificate: {
    registration_id: RegistrationId;
    code: PublicCode;
    number: string;
    content: AttendanceCertificate;
    issued_by: PersonId | null;
    issued_at: Date;
  };
  /** Of the base, read here and never written. */
  institution: { id: InstitutionId; name: string; region_code: string | null; kind: string };
  person: { id: PersonId; name: string; deactivated_at: Date | null };
  membership: {
    person_id: PersonId;
    role: Role;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    ended_at: Date | null;
  };
};

export const tables = tablesOf<ClinicTables>();
