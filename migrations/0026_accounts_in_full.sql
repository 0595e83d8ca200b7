-- Owner: identity. Changing one's address, viewing as somebody for support, passkeys; the log's second name stands with audit.
create table email_change (
  id uuid primary key,
  person_id uuid not null references person (id),
  old_email text not null,
  new_email text not null check (new_email = lower(new_email) and new_email <> old_email),
  -- The tokens themselves stand in the two mails only.
  old_token_hash text not null unique,
  new_token_hash text not null unique,
  asked_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > asked_at),
  old_confirmed_at timestamptz,
  new_confirmed_at timestamptz,
  stood_in_by uuid references person (id),
  stood_in_reason text,
  ended_at timestamptz,
  outcome text check (outcome in ('changed', 'refused', 'cancelled', 'expired', 'taken')),
  check ((ended_at is null) = (outcome is null)),
  check ((stood_in_by is null) = (stood_in_reason is null)),
  check (outcome is distinct from 'changed' or (old_confirmed_at is not null and new_confirmed_at is not null))
);
create unique index email_change_open_once on email_change (person_id) where ended_at is null;

create table support_view (
  id uuid primary key,
  session_id uuid references auth_session (id) on delete set null,
  admin_id uuid not null references person (id),
  person_id uuid not null references person (id),
  reason text not null check (length(reason) between 1 and 300),
  begun_at timestamptz not null,
  until_at timestamptz not null check (until_at > begun_at),
  ended_at timestamptz,
  check (admin_id <> person_id)
);
create unique index support_view_open_once on support_view (session_id) where ended_at is null;
create index support_view_person on support_view (person_id, begun_at desc);

create table auth_passkey (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz,
  last_used_at timestamptz
);
create index auth_passkey_person on auth_passkey (person_id);
-- A session opened by a passkey, which has verified its owner, needs no other second factor.
alter table auth_session add column by_passkey boolean not null default false;

-- Through whose eyes the actor looked, when it was not through the own.
alter table audit_event add column as_person_id uuid, add column as_person_name text;
