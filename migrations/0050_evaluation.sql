-- Owner: evaluation. Rounds in which jurors rate subjects by a rubric. What a subject is, only those above know: here it is
-- an id of some kind, with the institution and the region that a juror may be tied to.
create table evaluation_round (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  organiser_id uuid not null references institution (id),
  -- What the round belongs to above, such as an edition; null for a trial round of the hub.
  context_id uuid,
  subject_kind text not null check (subject_kind ~ '^[a-z_]+$'),
  rubric jsonb not null,
  -- Institution, names and leaders are hidden from jurors.
  blind boolean not null,
  sheets_per_subject integer not null check (sheets_per_subject between 1 and 9),
  opens_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opens_at),
  state text not null check (state in ('open', 'closed')),
  -- What jurors agree to; each keeps the text of its own day.
  pact text not null check (length(pact) between 1 and 10000),
  created_by uuid references person (id),
  created_at timestamptz not null,
  closed_at timestamptz,
  check ((state = 'closed') = (closed_at is not null))
);
create index evaluation_round_organiser on evaluation_round (organiser_id, created_at desc);
create index evaluation_round_context on evaluation_round (context_id) where context_id is not null;

create table evaluation_subject (
  id uuid primary key,
  round_id uuid not null references evaluation_round (id) on delete cascade,
  subject_id uuid not null,
  -- The number by which a juror knows it.
  label integer not null check (label > 0),
  -- As those above call it, and without the names that blind reading hides.
  title text not null check (length(title) between 1 and 300),
  blind_title text not null,
  institution_id uuid references institution (id),
  region_code text,
  added_at timestamptz not null,
  removed_at timestamptz,
  unique (round_id, label)
);
create unique index evaluation_subject_once on evaluation_subject (round_id, subject_id) where removed_at is null;
create index evaluation_subject_subject on evaluation_subject (subject_id);

create table evaluation_juror (
  id uuid primary key,
  round_id uuid not null references evaluation_round (id) on delete cascade,
  -- Known once somebody with the address is known here and answered or already serves as one.
  person_id uuid references person (id),
  email text not null,
  role text not null check (role in ('evaluator', 'panelist')),
  state text not null check (state in ('invited', 'accepted', 'declined', 'removed')),
  invited_by uuid references person (id),
  invited_at timestamptz not null,
  answered_at timestamptz,
  decline_reason text not null default '' check (length(decline_reason) <= 2000),
  pact_text text,
  pact_accepted_at timestamptz,
  removed_at timestamptz,
  removed_reason text not null default '' check (length(removed_reason) <= 2000),
  unique (round_id, email),
  check ((pact_text is null) = (pact_accepted_at is null)),
  check (state <> 'accepted' or (pact_accepted_at is not null and person_id is not null)),
  check (state <> 'declined' or decline_reason <> ''),
  check ((state = 'removed') = (removed_at is not null))
);
create index evaluation_juror_person on evaluation_juror (person_id);
create index evaluation_juror_email on evaluation_juror (email);

-- Ties that the juror or the secretariat told; those of the own institution and region are read off memberships.
create table evaluation_conflict (
  id uuid primary key,
  juror_id uuid not null references evaluation_juror (id) on delete cascade,
  subject_row uuid not null references evaluation_subject (id) on delete cascade,
  source text not null check (source in ('declared', 'entered')),
  tie text not null check (tie ~ '^[a-z_]+$'),
  note text not null default '' check (length(note) <= 2000),
  told_by uuid references person (id),
  told_at timestamptz not null,
  lifted_by uuid references person (id),
  lifted_at timestamptz,
  lifted_reason text not null default '' check (length(lifted_reason) <= 2000),
  check (lifted_at is null or lifted_reason <> '')
);
create unique index evaluation_conflict_once on evaluation_conflict (juror_id, subject_row) where lifted_at is null;
create index evaluation_conflict_subject on evaluation_conflict (subject_row);

create table evaluation_sheet (
  id uuid primary key,
  juror_id uuid not null references evaluation_juror (id) on delete cascade,
  subject_row uuid not null references evaluation_subject (id) on delete cascade,
  state text not null check (state in ('not_started', 'in_progress', 'finished', 'reopened', 'withdrawn')),
  -- Sheets that were given out together, so that it can be taken back.
  run_id uuid not null,
  assigned_by uuid references person (id),
  assigned_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  withdrawn_at timestamptz,
  -- Why it counts no more: undone, reassigned, conflict, juror_left, subject_removed.
  withdrawn_why text check (withdrawn_why ~ '^[a-z_]+$'),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check (state <> 'finished' or finished_at is not null)
);
create unique index evaluation_sheet_once on evaluation_sheet (juror_id, subject_row) where state <> 'withdrawn';
create index evaluation_sheet_subject on evaluation_sheet (subject_row);
create index evaluation_sheet_run on evaluation_sheet (run_id);

-- One row a criterion of the rubric, and one under «overall» for the words on the whole.
create table evaluation_mark (
  sheet_id uuid not null references evaluation_sheet (id) on delete cascade,
  criterion text not null check (criterion ~ '^[a-z][a-z0-9_]*$'),
  mark numeric,
  comment text not null default '' check (length(comment) <= 5000),
  revision integer not null check (revision > 0),
  saved_at timestamptz not null,
  primary key (sheet_id, criterion)
);

-- Each time a sheet was finished: what stood in it, and why it was opened again.
create table evaluation_finish (
  sheet_id uuid not null references evaluation_sheet (id) on delete cascade,
  no integer not null check (no > 0),
  marks jsonb not null,
  total numeric not null,
  finished_at timestamptz not null,
  reopened_at timestamptz,
  reopened_by uuid references person (id),
  reopen_reason text not null default '' check (length(reopen_reason) <= 2000),
  primary key (sheet_id, no),
  check (reopened_at is null or reopen_reason <> '')
);
