-- Owner: coaching. Requests for help, and what coaches declare of themselves so that a request finds one.
create table coaching_profile (
  person_id uuid primary key references person (id),
  -- Affairs that the coach knows; none means every affair.
  affairs text[] not null default '{}',
  -- Regencies and cities that the coach goes to; none means every one.
  region_codes text[] not null default '{}',
  -- Requests that the coach has in hand at a time.
  capacity integer not null default 5 check (capacity between 1 and 100),
  is_open boolean not null default true,
  about text not null default '' check (length(about) <= 2000),
  updated_by uuid references person (id),
  updated_at timestamptz not null,
  revision integer not null default 1 check (revision > 0)
);

create table coaching_request (
  -- Made by the form, so that a form sent twice asks once.
  id uuid primary key,
  institution_id uuid not null references institution (id),
  unit_id uuid,
  asked_by uuid not null references person (id),
  innovation_id uuid references innovation (id) on delete set null,
  problem_id uuid references problem (id) on delete set null,
  affair text not null,
  topic text not null check (length(topic) between 1 and 200),
  need text not null check (length(need) between 1 and 5000),
  asked_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'offered', 'accepted', 'closed', 'withdrawn')),
  coach_id uuid references person (id),
  moved_at timestamptz not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  -- What came of it, or why it was withdrawn.
  result text not null default '' check (length(result) <= 5000),
  -- The case that was opened when a coach took it up.
  case_id uuid references coaching_case (id) on delete set null,
  revision integer not null default 1 check (revision > 0),
  foreign key (unit_id, institution_id) references unit (id, institution_id),
  check (state not in ('offered', 'accepted', 'closed') or coach_id is not null),
  check (state <> 'waiting' or coach_id is null),
  check ((state in ('closed', 'withdrawn')) = (ended_at is not null)),
  check ((ended_at is null) = (result = ''))
);
create index coaching_request_open on coaching_request (asked_at) where ended_at is null;
create index coaching_request_coach on coaching_request (coach_id, state);
create index coaching_request_institution on coaching_request (institution_id, asked_at desc);

create table coaching_request_step (
  id uuid primary key,
  request_id uuid not null references coaching_request (id) on delete cascade,
  kind text not null check (kind in ('asked', 'offered', 'accepted', 'declined', 'handed_on', 'closed', 'withdrawn')),
  -- Whom it concerns: to whom it was offered, or who declined.
  coach_id uuid references person (id),
  by_id uuid references person (id),
  note text not null default '' check (length(note) <= 5000),
  at timestamptz not null
);
create index coaching_request_step_request on coaching_request_step (request_id, at, id);
create index coaching_request_step_coach on coaching_request_step (coach_id, request_id);
