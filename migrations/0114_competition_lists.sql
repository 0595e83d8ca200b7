-- Owner: competition. Who checks which submission, what was done to many entries at once, and indexes for lists of thousands.

-- The person of the organiser's office to whom the check of a submission is given.
create table entry_checker (
  entry_id uuid primary key,
  edition_id uuid not null,
  person_id uuid not null references person (id),
  assigned_by uuid references person (id),
  assigned_at timestamptz not null,
  foreign key (entry_id, edition_id) references entry (id, edition_id)
);
create index entry_checker_person on entry_checker (person_id, edition_id);

-- One deed done to many entries: who, when, and what was said for all.
create table entry_run (
  id uuid primary key,
  move text not null check (move in ('submit', 'return', 'remind', 'pass', 'assign')),
  said text not null default '' check (length(said) <= 5000),
  -- Address of the list from which it was done.
  list text not null check (length(list) <= 2500),
  done_by uuid not null references person (id),
  done_at timestamptz not null,
  undone_at timestamptz
);
create index entry_run_done_by on entry_run (done_by, done_at desc);

-- What became of each entry of a run, and what it was before.
create table entry_run_entry (
  run_id uuid not null references entry_run (id),
  entry_id uuid not null references entry (id),
  -- In words, as it was told when it was refused; null when it was done.
  why text check (length(why) <= 2000),
  former jsonb,
  -- By the clock of the database, so that what happened after it is known.
  done_at timestamptz not null,
  undone text check (undone in ('undone', 'left')),
  primary key (run_id, entry_id)
);
create index entry_run_entry_entry on entry_run_entry (entry_id);

create index entry_submitted on entry (edition_id, submitted_at) where state = 'submitted';
