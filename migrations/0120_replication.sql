-- Owner: replication. The course of a replication, from interest to certificate.
create table replication (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  -- What is taken over; an origin that is erased by law leaves its name and owner here.
  origin_id uuid references innovation (id) on delete set null,
  origin_title text not null check (length(origin_title) between 1 and 300),
  owner_id uuid not null references institution (id),
  problem_id uuid references problem (id) on delete set null,
  -- Who takes it over, and in which region that institution stood when it asked.
  institution_id uuid not null references institution (id),
  unit_id uuid references unit (id),
  region_code text references region (code),
  -- The replicator's own record.
  replica_id uuid unique references innovation (id) on delete set null,
  state text not null check (state in ('interest', 'verified', 'agreed', 'committed', 'planned', 'running',
    'evaluated', 'certified', 'paused', 'refused', 'stopped')),
  -- Where a replication that is paused or stopped stood before.
  stood text check (stood in ('interest', 'verified', 'agreed', 'committed', 'planned', 'running', 'evaluated')),
  reason text not null default '' check (length(reason) <= 2000),
  why text not null check (length(why) between 1 and 5000),
  contact_name text not null check (length(contact_name) between 1 and 150),
  contact_email text not null check (length(contact_email) between 3 and 254),
  contact_phone text not null default '' check (length(contact_phone) <= 40),
  asked_by uuid references person (id),
  asked_at timestamptz not null,
  verified_by uuid references person (id),
  verified_at timestamptz,
  verify_note text not null default '' check (length(verify_note) <= 2000),
  facilitator_id uuid references person (id),
  agreement_kind text check (agreement_kind in ('pks', 'mou', 'statement')),
  agreement_number text not null default '' check (length(agreement_number) <= 200),
  agreement_date date,
  agreement_parties text not null default '' check (length(agreement_parties) <= 1000),
  agreed_by uuid references person (id),
  agreed_at timestamptz,
  started_on date,
  start_note text not null default '' check (length(start_note) <= 5000),
  started_at timestamptz,
  evaluation text not null default '' check (length(evaluation) <= 10000),
  -- The impact tables as they stood when the evaluation was handed in.
  evaluation_impact jsonb,
  evaluated_by uuid references person (id),
  evaluated_at timestamptz,
  back_note text not null default '' check (length(back_note) <= 2000),
  certificate_code text unique check (length(certificate_code) = 16),
  certificate_number text unique,
  -- What the certificate says, as it was given.
  certificate jsonb,
  certified_by uuid references person (id),
  certified_at timestamptz,
  moved_at timestamptz not null,
  -- Counts every deed, so that a stale tab is noticed.
  revision integer not null default 1 check (revision > 0),
  check (institution_id <> owner_id),
  check ((state in ('paused', 'stopped')) = (stood is not null)),
  check (state not in ('paused', 'stopped', 'refused') or reason <> ''),
  check (state in ('interest', 'refused', 'stopped') or verified_at is not null),
  -- An agreement is whole or not there.
  check ((agreed_at is null) = (agreement_kind is null) and (agreed_at is null) = (agreement_date is null)),
  check ((agreed_at is null) = (agreement_number = '')),
  check (state not in ('agreed', 'committed', 'planned', 'running', 'evaluated', 'certified') or agreed_at is not null),
  check ((started_on is null) = (started_at is null)),
  check (state not in ('running', 'evaluated', 'certified') or started_on is not null),
  check (state not in ('evaluated', 'certified') or (evaluated_at is not null and evaluation_impact is not null)),
  check ((state = 'certified') = (certificate_code is not null)),
  check ((certificate_code is null) = (certified_at is null) and (certificate_code is null) = (certificate is null)),
  check ((certificate_code is null) = (certificate_number is null)),
  -- Nobody judges a claim of one's own.
  check (verified_by is null or verified_by <> asked_by),
  check (certified_by is null or certified_by <> evaluated_by)
);
create index replication_origin on replication (origin_id, state);
create index replication_problem on replication (problem_id) where problem_id is not null;
create index replication_institution on replication (institution_id, state);
create index replication_owner on replication (owner_id, state);
create index replication_facilitator on replication (facilitator_id) where facilitator_id is not null;
-- One course at a time for each unit that replicates an origin.
create unique index replication_going on replication
  (origin_id, institution_id, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'))
  where state not in ('refused', 'stopped');

-- Owner, replicator and facilitator each commit themselves, by different people.
create table replication_commitment (
  replication_id uuid not null references replication (id) on delete cascade,
  side text not null check (side in ('owner', 'replicator', 'facilitator')),
  person_id uuid not null references person (id),
  name text not null check (length(name) between 1 and 150),
  office text not null check (length(office) between 1 and 200),
  committed_on date not null,
  at timestamptz not null,
  primary key (replication_id, side),
  unique (replication_id, person_id)
);
