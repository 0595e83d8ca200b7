-- Owner: coaching. A laboratory of innovation (Labinov) of an institution: six stages, with the leader's approval after two of them.
create table coaching_lab (
  -- Made by the form, so that a form sent twice begins one.
  id uuid primary key,
  institution_id uuid not null references institution (id),
  title text not null check (length(title) between 1 and 200),
  purpose text not null default '' check (length(purpose) <= 2000),
  state text not null default 'running' check (state in ('running', 'finished', 'stopped')),
  -- Why it was stopped.
  end_note text not null default '' check (length(end_note) <= 2000),
  begun_by uuid references person (id),
  begun_at timestamptz not null,
  ended_at timestamptz,
  revision integer not null default 1 check (revision > 0),
  check ((state = 'running') = (ended_at is null)),
  check (state <> 'stopped' or end_note <> '')
);
create index coaching_lab_institution on coaching_lab (institution_id, begun_at desc);

create table coaching_lab_stage (
  lab_id uuid not null references coaching_lab (id) on delete cascade,
  stage text not null check (stage in ('drum_up', 'diagnose', 'design', 'deliver', 'display', 'documentation')),
  state text not null check (state in ('ahead', 'under_way', 'waiting', 'done')),
  starts_on date,
  ends_on date,
  -- What came of the stage.
  result text not null default '' check (length(result) <= 5000),
  -- Who decided last, and what was said: the leader where approval is needed.
  note text not null default '' check (length(note) <= 2000),
  decided_by uuid references person (id),
  decided_at timestamptz,
  revision integer not null default 1 check (revision > 0),
  primary key (lab_id, stage),
  check (ends_on is null or starts_on is not null and ends_on >= starts_on),
  check (state <> 'waiting' or stage in ('diagnose', 'design')),
  check (state not in ('waiting', 'done') or result <> '')
);
-- One stage at a time is under way or waits.
create unique index coaching_lab_stage_open on coaching_lab_stage (lab_id) where state in ('under_way', 'waiting');

-- Units that take part.
create table coaching_lab_unit (
  lab_id uuid not null references coaching_lab (id) on delete cascade,
  unit_id uuid not null references unit (id),
  primary key (lab_id, unit_id)
);

create table coaching_lab_task (
  id uuid primary key,
  lab_id uuid not null references coaching_lab (id) on delete cascade,
  stage text not null,
  what text not null check (length(what) between 1 and 300),
  owner text not null default '' check (length(owner) <= 200),
  due_on date,
  done_at timestamptz,
  dropped_at timestamptz,
  foreign key (lab_id, stage) references coaching_lab_stage (lab_id, stage) on delete cascade
);
create index coaching_lab_task_lab on coaching_lab_task (lab_id, stage);

create table coaching_lab_idea (
  id uuid primary key,
  lab_id uuid not null references coaching_lab (id) on delete cascade,
  unit_id uuid references unit (id),
  title text not null check (length(title) between 1 and 200),
  text text not null default '' check (length(text) <= 3000),
  state text not null default 'proposed' check (state in ('proposed', 'chosen', 'dropped')),
  problem_id uuid references problem (id) on delete set null,
  innovation_id uuid references innovation (id) on delete set null,
  proposed_by uuid references person (id),
  proposed_at timestamptz not null
);
create index coaching_lab_idea_lab on coaching_lab_idea (lab_id, proposed_at, id);
