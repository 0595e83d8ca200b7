-- Owner: identity. Regions, institutions, units, people, memberships, sign-in.
create table region (
  code text primary key check (code ~ '^\d{2}(\.\d{2})?$'),
  name text not null,
  level text not null check (level in ('province', 'regency', 'city')),
  parent_code text references region (code),
  check ((level = 'province') = (parent_code is null))
);
create index region_parent on region (parent_code);

create table institution (
  id uuid primary key,
  kind text not null check (kind in ('ministry', 'agency', 'province', 'regency', 'city', 'state_enterprise', 'regional_enterprise', 'village', 'other')),
  name text not null check (length(name) between 2 and 200),
  region_code text references region (code),
  name_key text not null,
  created_at timestamptz not null,
  -- Villages of the same name stand in many regencies; a ministry has no region.
  unique nulls not distinct (name_key, region_code)
);
create index institution_region on institution (region_code);
-- A region has one government, whatever a sheet calls it.
create unique index institution_government on institution (region_code) where kind in ('province', 'regency', 'city');

create table unit (
  id uuid primary key,
  institution_id uuid not null references institution (id),
  parent_unit_id uuid,
  name text not null check (length(name) between 2 and 200),
  name_key text not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  unique (institution_id, name_key),
  unique (id, institution_id),
  foreign key (parent_unit_id, institution_id) references unit (id, institution_id),
  check (parent_unit_id <> id)
);
create index unit_parent on unit (parent_unit_id);

create table person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  locale text not null default 'id' check (locale in ('id', 'en')),
  acting_membership_id uuid,
  deactivated_at timestamptz,
  last_signed_in_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table auth_session (
  id uuid primary key,
  token text not null unique,
  person_id uuid not null references person (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_session_person on auth_session (person_id);

create table auth_account (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  person_id uuid not null references person (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index auth_account_person on auth_account (person_id);

create table auth_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index auth_verification_identifier on auth_verification (identifier);

create table auth_rate_limit (
  id uuid primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

create table membership (
  id uuid primary key,
  person_id uuid not null references person (id),
  role text not null check (role in ('innovator', 'local_admin', 'hub_admin', 'secretariat', 'evaluator', 'panelist', 'coach', 'planner', 'leader', 'national', 'system_admin')),
  institution_id uuid not null references institution (id),
  unit_id uuid,
  created_at timestamptz not null,
  ended_at timestamptz,
  foreign key (unit_id, institution_id) references unit (id, institution_id),
  check (role <> 'innovator' or unit_id is not null)
);
create unique index membership_once on membership (person_id, role, institution_id, coalesce(unit_id, '00000000-0000-0000-0000-000000000000')) where ended_at is null;
create index membership_institution on membership (institution_id, role) where ended_at is null;
create index membership_unit on membership (unit_id) where ended_at is null;
alter table person add foreign key (acting_membership_id) references membership (id);

create table invitation (
  id uuid primary key,
  token_hash text not null unique,
  email text not null check (email = lower(email)),
  role text not null check (role in ('innovator', 'local_admin', 'hub_admin', 'secretariat', 'evaluator', 'panelist', 'coach', 'planner', 'leader', 'national', 'system_admin')),
  institution_id uuid not null references institution (id),
  unit_id uuid,
  invited_by uuid not null references person (id),
  created_at timestamptz not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > sent_at),
  accepted_at timestamptz,
  accepted_by uuid references person (id),
  revoked_at timestamptz,
  foreign key (unit_id, institution_id) references unit (id, institution_id),
  check (role <> 'innovator' or unit_id is not null),
  check ((accepted_at is null) = (accepted_by is null)),
  check (accepted_at is null or revoked_at is null)
);
create unique index invitation_open_once on invitation (email, role, institution_id, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'))
  where accepted_at is null and revoked_at is null;
create index invitation_institution on invitation (institution_id, created_at desc);
