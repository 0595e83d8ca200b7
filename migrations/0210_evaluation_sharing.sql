-- Owner: evaluation. What jurors know and would rather not read, pairs that are set, and plans of who reads what.
create table evaluation_expertise (
  juror_id uuid not null references evaluation_juror (id),
  -- As the door of the round's subjects tells it, such as category:health.
  key text not null check (key <> ''),
  told_by uuid references person (id),
  told_at timestamptz not null,
  primary key (juror_id, key)
);
create table evaluation_unwished (
  juror_id uuid not null references evaluation_juror (id),
  subject_row uuid not null references evaluation_subject (id),
  told_at timestamptz not null,
  primary key (juror_id, subject_row)
);
create table evaluation_pair (
  juror_id uuid not null references evaluation_juror (id),
  subject_row uuid not null references evaluation_subject (id),
  kind text not null check (kind in ('pinned', 'forbidden')),
  set_by uuid references person (id),
  set_at timestamptz not null,
  primary key (juror_id, subject_row)
);
create table evaluation_sharing (
  -- Made by the form, so that a double click asks once; its sheets carry it as their run.
  id uuid primary key,
  round_id uuid not null references evaluation_round (id),
  asked_by uuid references person (id),
  settings jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'applied', 'failed', 'cancelled')),
  step text not null default 'room',
  solves integer not null default 0,
  plan jsonb,
  -- Whoever goes on after a lost worker begins anew with the next number; the lost one writes nothing any more.
  attempt integer not null default 0,
  asked_at timestamptz not null,
  touched_at timestamptz not null,
  finished_at timestamptz,
  applied_at timestamptz,
  check ((state in ('waiting', 'running')) = (finished_at is null)),
  check ((state in ('done', 'applied')) = (plan is not null)),
  check ((state = 'applied') = (applied_at is not null))
);
create index evaluation_sharing_of_round on evaluation_sharing (round_id, asked_at desc);
create unique index evaluation_sharing_once on evaluation_sharing (round_id) where state in ('waiting', 'running');
