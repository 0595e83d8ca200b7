-- Owner: competition. What was decided of entries, stage by stage, and the plenaries that decided it.

-- The administrative check of one submission; a corrected submission is checked anew.
create table entry_check (
  entry_id uuid not null,
  edition_id uuid not null,
  snapshot_id uuid not null,
  state text not null check (state in ('open', 'proposed', 'decided')),
  outcome text check (outcome in ('passed', 'refused', 'correction', 'revise')),
  -- Answers by reason: met, unmet, not_asked.
  checklist jsonb not null default '{}',
  reasons text[] not null default '{}',
  note text not null default '' check (length(note) <= 5000),
  -- Counts every save, so that a stale tab is noticed.
  revision integer not null default 1,
  first_by uuid references person (id),
  first_at timestamptz,
  -- The second pair of eyes; nobody confirms what was proposed by oneself.
  second_by uuid references person (id),
  second_at timestamptz,
  -- Until when a correction is taken.
  correct_until timestamptz,
  primary key (entry_id, snapshot_id),
  foreign key (entry_id, edition_id) references entry (id, edition_id),
  foreign key (snapshot_id, entry_id) references entry_snapshot (id, entry_id),
  check (state = 'open' or (outcome is not null and first_at is not null)),
  check (second_by is null or second_by <> first_by),
  check ((outcome = 'correction' and state = 'decided') = (correct_until is not null))
);
create index entry_check_edition on entry_check (edition_id, state);

create table plenary (
  id uuid primary key,
  edition_id uuid not null references edition (id),
  stage text not null check (stage in ('te_plenary', 'finalists_plenary', 'tpi_plenary')),
  state text not null check (state in ('open', 'signed')),
  held_on date,
  place text not null default '' check (length(place) <= 300),
  -- What was talked about, in the words of the minutes.
  minutes text not null default '' check (length(minutes) <= 20000),
  revision integer not null default 1,
  opened_by uuid references person (id),
  opened_at timestamptz not null,
  signed_by uuid references person (id),
  signed_at timestamptz,
  -- When what it decided was told to everyone; signing it anew tells anew.
  announced_at timestamptz,
  unique (edition_id, stage),
  check ((state = 'signed') = (signed_at is not null)),
  check (announced_at is null or state = 'signed')
);
create index plenary_unannounced on plenary (id) where state = 'signed' and announced_at is null;

create table plenary_member (
  plenary_id uuid not null references plenary (id) on delete cascade,
  -- In the order of the sheet for signatures.
  place integer not null check (place >= 1),
  name text not null check (length(name) between 1 and 200),
  office text not null default '' check (length(office) <= 200),
  part text not null check (part in ('chair', 'member', 'secretary')),
  present boolean not null,
  primary key (plenary_id, place)
);

-- What the plenary says of an entry of its field; who has no row is not chosen.
create table plenary_choice (
  plenary_id uuid not null references plenary (id) on delete cascade,
  entry_id uuid not null references entry (id),
  chosen boolean not null,
  award_code text,
  -- Why the choice departs from the ranking.
  reason text not null default '' check (length(reason) <= 2000),
  votes_for integer check (votes_for >= 0),
  votes_against integer check (votes_against >= 0),
  votes_abstained integer check (votes_abstained >= 0),
  chosen_by uuid references person (id),
  chosen_at timestamptz not null,
  primary key (plenary_id, entry_id),
  check (award_code is null or chosen)
);
create index plenary_choice_entry on plenary_choice (entry_id);

-- Each time minutes were signed: all that they say, as it stood.
create table plenary_minutes (
  plenary_id uuid not null references plenary (id),
  no integer not null check (no >= 1),
  content jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  signed_by uuid references person (id),
  signed_at timestamptz not null,
  reopened_by uuid references person (id),
  reopened_at timestamptz,
  reopen_reason text not null default '' check (length(reopen_reason) <= 2000),
  primary key (plenary_id, no),
  check (reopened_at is null or reopen_reason <> '')
);

-- What was decided of an entry in a stage; one that was taken back stays, with when.
create table entry_passage (
  id uuid primary key,
  entry_id uuid not null,
  edition_id uuid not null,
  stage text not null,
  outcome text not null,
  award_code text,
  -- Why, in the words that the entrant reads.
  note text not null default '' check (length(note) <= 5000),
  reasons text[] not null default '{}',
  plenary_id uuid references plenary (id),
  decided_by uuid references person (id),
  decided_at timestamptz not null,
  undone_at timestamptz,
  foreign key (entry_id, edition_id) references entry (id, edition_id),
  check ((stage, outcome) in (
    ('admin_check', 'passed'), ('admin_check', 'refused'), ('admin_check', 'correction'), ('admin_check', 'revise'),
    ('te_plenary', 'nominated'), ('te_plenary', 'not_nominated'),
    ('finalists_plenary', 'finalist'), ('finalists_plenary', 'not_finalist'),
    ('objection', 'disqualified'),
    ('tpi_plenary', 'awarded'), ('tpi_plenary', 'not_awarded'))),
  check (award_code is null or outcome = 'awarded')
);
create unique index entry_passage_once on entry_passage (entry_id, stage) where undone_at is null;
create index entry_passage_edition on entry_passage (edition_id, stage, outcome) where undone_at is null;
create index entry_passage_plenary on entry_passage (plenary_id);
