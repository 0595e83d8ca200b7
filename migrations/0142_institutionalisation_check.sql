-- Owner: institutionalisation. The yearly check: an office asks, in a round, whether innovations still live.
create table check_round (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  organiser_id uuid not null references institution (id),
  year integer not null check (year between 1990 and 2100),
  opens date not null,
  -- The last day on which answers are asked for.
  closes date not null,
  -- Which innovations: of one region, begun not later than a year, also those that stopped.
  region_code text references region (code),
  begun_until integer check (begun_until between 1945 and 2100),
  with_stopped boolean not null default false,
  note text not null default '' check (length(note) <= 2000),
  created_by uuid references person (id),
  created_at timestamptz not null,
  -- When its keepers were told that it is open.
  announced_at timestamptz,
  closed_at timestamptz,
  revision integer not null default 1 check (revision > 0),
  unique (organiser_id, year),
  check (closes >= opens)
);

create table check_item (
  id uuid primary key,
  round_id uuid not null references check_round (id) on delete cascade,
  innovation_id uuid not null references innovation (id) on delete cascade,
  state text not null check (state in ('waiting', 'answered', 'returned', 'verified', 'silent')),
  status text check (status in ('developing', 'continuing', 'dormant', 'stopped')),
  reason text not null default '' check (length(reason) <= 2000),
  since date,
  -- It came after the round had closed.
  is_late boolean not null default false,
  answered_by uuid references person (id),
  answered_at timestamptz,
  decided_by uuid references person (id),
  decided_at timestamptz,
  decision_note text not null default '' check (length(decision_note) <= 2000),
  reminded_on date,
  revision integer not null default 1 check (revision > 0),
  unique (round_id, innovation_id),
  check ((status is null) = (since is null) and (status is null) = (answered_at is null)),
  check (state not in ('answered', 'returned', 'verified') or (status is not null and reason <> '')),
  check (state not in ('returned', 'verified') or decided_at is not null),
  -- Nobody judges his own answer.
  check (state not in ('returned', 'verified') or decided_by is distinct from answered_by),
  check (state <> 'returned' or decision_note <> '')
);
-- An innovation is asked in one round at a time.
create unique index check_item_asked on check_item (innovation_id) where state in ('waiting', 'answered', 'returned');
create index check_item_innovation on check_item (innovation_id);
create index check_item_round on check_item (round_id, state);

-- Every answer and every decision; rows are added and never changed.
create table check_item_history (
  item_id uuid not null references check_item (id) on delete cascade,
  revision integer not null,
  deed text not null check (deed in ('answer', 'verify', 'return', 'silence')),
  status text,
  reason text not null default '',
  since date,
  note text not null default '',
  by_person uuid references person (id),
  at timestamptz not null,
  primary key (item_id, revision)
);
