-- Owner: identity. The second factor of an account.
alter table person add column two_factor_enabled boolean not null default false;

create table auth_two_factor (
  id uuid primary key,
  person_id uuid not null unique references person (id) on delete cascade,
  -- Both encrypted by better-auth with the instance's secret.
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);

-- Codes that were taken: each opens the door once.
create table auth_used_code (
  person_id uuid not null references person (id) on delete cascade,
  code_digest text not null,
  used_at timestamptz not null,
  primary key (person_id, code_digest)
);
