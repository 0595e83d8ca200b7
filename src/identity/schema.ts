import type { Generated, JSONColumnType } from 'kysely';
import { tablesOf } from '#platform/db.ts';
import type {
  EmailChangeId,
  InstitutionId,
  InstitutionKind,
  InvitationId,
  MembershipId,
  PasskeyId,
  PersonId,
  Role,
  SessionId,
  SupportViewId,
  UnitId,
} from './model.ts';

export type IdentityTables = {
  region: {
    code: string;
    name: string;
    level: 'province' | 'regency' | 'city';
    parent_code: string | null;
  };
  institution: {
    id: InstitutionId;
    kind: InstitutionKind;
    name: string;
    region_code: string | null;
    name_key: string;
    created_at: Date;
  };
  unit: {
    id: UnitId;
    institution_id: InstitutionId;
    parent_unit_id: UnitId | null;
    name: string;
    name_key: string;
    created_at: Date;
    closed_at: Generated<Date | null>;
  };
  person: {
    id: PersonId;
    name: string;
    email: string;
    email_verified: boolean;
    image: Generated<string | null>;
    locale: 'id' | 'en';
    acting_membership_id: Generated<MembershipId | null>;
    deactivated_at: Generated<Date | null>;
    last_signed_in_at: Generated<Date | null>;
    two_factor_enabled: Generated<boolean>;
    created_at: Date;
    updated_at: Date;
  };
  auth_session: {
    id: SessionId;
    token: string;
    person_id: PersonId;
    expires_at: Date;
    ip_address: string | null;
    user_agent: string | null;
    created_at: Date;
    updated_at: Date;
    strong: Generated<boolean>;
  };
  membership: {
    id: MembershipId;
    person_id: PersonId;
    role: Role;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    created_at: Date;
    ended_at: Generated<Date | null>;
  };
  invitation: {
    id: InvitationId;
    token_hash: string;
    email: string;
    role: Role;
    institution_id: InstitutionId;
    unit_id: UnitId | null;
    invited_by: PersonId;
    created_at: Date;
    sent_at: Date;
    expires_at: Date;
    accepted_at: Generated<Date | null>;
    accepted_by: Generated<PersonId | null>;
    revoked_at: Generated<Date | null>;
  };
  email_change: {
    id: EmailChangeId;
    person_id: PersonId;
    old_email: string;
    new_email: string;
    old_token_hash: string;
    new_token_hash: string;
    asked_at: Date;
    expires_at: Date;
    old_confirmed_at: Generated<Date | null>;
    new_confirmed_at: Generated<Date | null>;
    stood_in_by: Generated<PersonId | null>;
    stood_in_reason: Generated<string | null>;
    ended_at: Generated<Date | null>;
    outcome: Generated<'changed' | 'refused' | 'cancelled' | 'expired' | 'taken' | null>;
  };
  support_view: {
    id: SupportViewId;
    session_id: SessionId | null;
    admin_id: PersonId;
    person_id: PersonId;
    reason: string;
    begun_at: Date;
    until_at: Date;
    ended_at: Generated<Date | null>;
  };
  auth_passkey: {
    id: PasskeyId;
    person_id: PersonId;
    name: string;
    public_key: string;
    credential_id: string;
    counter: number;
    backed_up: boolean;
    transports: string | null;
    created_at: Date;
    last_used_at: Generated<Date | null>;
  };
  auth_account: {
    id: string;
    account_id: string;
    provider_id: string;
    person_id: PersonId;
    password: string | null;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  auth_verification: {
    id: string;
    identifier: string;
    value: string;
    expires_at: Date;
  };
  auth_two_factor: {
    id: string;
    person_id: PersonId;
    secret: string;
    backup_codes: string;
    verified: boolean;
    failed_verification_count: Generated<number>;
    locked_until: Generated<Date | null>;
  };
  auth_used_code: {
    person_id: PersonId;
    code_digest: string;
    used_at: Date;
  };
  auth_rate_limit: {
    id: string;
    key: string;
    count: number;
    last_request: number;
  };
  /** Owned by the platform: what the instance makes for itself, here its secret and the first administrator's token. */
  instance_setting: {
    name: string;
    value: JSONColumnType<{ text: string }>;
    updated_at: Generated<Date>;
  };
};

export const tables = tablesOf<IdentityTables>();
