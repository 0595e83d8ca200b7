import type { Generated } from 'kysely';
import type { InstitutionId, PersonId, Role, UnitId } from '#identity/index.ts';
import { tablesOf } from '#platform/db.ts';
import type { ClinicId } from './model/clinic.ts';
import type { ClinicState } from './model/states.ts';

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
  };
  clinic_coach: { clinic_id: ClinicId; person_id: PersonId };
  clinic_invited: { clinic_id: ClinicId; institution_id: InstitutionId };
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
