-- Owner: institutionalisation. Records of what makes an innovation last: what is claimed, beside what was verified of it.
create table lasting_record (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  innovation_id uuid not null references innovation (id) on delete cascade,
  dimension text not null check (dimension in
    ('policy', 'budget', 'planning', 'performance', 'team', 'procedure', 'monitoring', 'collaboration')),
  state text not null check (state in ('claimed', 'verified', 'returned', 'withdrawn')),
  -- The year it belongs to; null for what holds until it ends.
  year integer check (year between 1990 and 2100),
  content jsonb not null check (content ->> 'dimension' = dimension),
  -- As it stood when it was last verified.
  verified_content jsonb check (verified_content ->> 'dimension' = dimension),
  -- The account of the official of a performance agreement: told to the admin when that person leaves.
  official_id uuid references person (id),
  created_by uuid references person (id),
  created_at timestamptz not null,
  claimed_by uuid references person (id),
  claimed_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  decision_note text not null default '' check (length(decision_note) <= 2000),
  withdraw_reason text not null default '' check (length(withdraw_reason) <= 2000),
  -- Counts every change, so that a stale tab is noticed.
  revision integer not null default 1 check (revision > 0),
  check ((dimension in ('budget', 'planning', 'performance', 'monitoring')) = (year is not null)),
  check (official_id is null or dimension = 'performance'),
  check (state not in ('verified', 'returned') or decided_at is not null),
  check (state <> 'verified' or verified_content is not null),
  -- Nobody judges his own claim.
  check (state not in ('verified', 'returned') or decided_by is distinct from claimed_by),
  check (state <> 'returned' or decision_note <> ''),
  check ((state = 'withdrawn') = (withdraw_reason <> ''))
);
create index lasting_record_innovation on lasting_record (innovation_id, dimension, year);
create index lasting_record_claimed on lasting_record (claimed_at) where state = 'claimed';
create index lasting_record_official on lasting_record (official_id) where official_id is not null;

-- What every record said and what was decided of it; rows are added and never changed.
create table lasting_record_history (
  record_id uuid not null references lasting_record (id) on delete cascade,
  revision integer not null,
  deed text not null check (deed in ('add', 'edit', 'verify', 'return', 'withdraw')),
  content jsonb not null,
  note text not null default '',
  by_person uuid references person (id),
  at timestamptz not null,
  primary key (record_id, revision)
);
