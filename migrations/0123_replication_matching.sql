-- Owner: replication. Which proven innovations fit a problem, why, and what people say about that; facts of regions that the hub enters.
create table region_fact (
  region_code text not null references region (code),
  fact text not null check (fact in ('population', 'area', 'islands', 'coast', 'mountain', 'budget_per_head')),
  -- Persons, square kilometres, islands, 1 or 0 (yes or no), rupiah a head.
  value numeric not null check (value >= 0 and value <= 1e15),
  year integer not null check (year between 1945 and 2100),
  source text not null check (length(source) between 1 and 300),
  set_by uuid references person (id),
  set_at timestamptz not null,
  primary key (region_code, fact),
  check (fact not in ('coast', 'mountain') or value in (0, 1))
);

-- How the parts of a score are weighed; the newest revision holds, and the program's own numbers while there is none.
create table matching_rule (
  revision integer primary key check (revision > 0),
  weights jsonb not null,
  -- From this score on (0 to 100) a match is told to whoever raised the problem.
  threshold integer not null check (threshold between 0 and 100),
  reason text not null check (length(reason) between 1 and 2000),
  set_by uuid references person (id),
  set_at timestamptz not null
);

create table problem_match (
  problem_id uuid not null references problem (id) on delete cascade,
  innovation_id uuid not null references innovation (id) on delete cascade,
  score integer not null check (score between 0 and 100),
  -- Share of each part, 0 to 1, null where it is not counted.
  parts jsonb not null,
  found_at timestamptz not null,
  -- Whether it was among the matches when last looked at.
  stands boolean not null,
  dismissed_at timestamptz,
  dismissed_by uuid references person (id),
  dismissed_reason text check (length(dismissed_reason) between 1 and 2000),
  primary key (problem_id, innovation_id),
  check ((dismissed_at is null) = (dismissed_reason is null))
);
create index problem_match_innovation on problem_match (innovation_id);
create index problem_match_standing on problem_match (problem_id, score desc) where stands and dismissed_at is null;

-- When a problem was last matched: what is found at the first time is shown, and told to nobody.
create table problem_matching (
  problem_id uuid primary key references problem (id) on delete cascade,
  looked_at timestamptz not null
);
create index problem_matching_oldest on problem_matching (looked_at);
