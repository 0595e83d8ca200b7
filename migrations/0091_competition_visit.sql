-- Owner: competition. Field verification: visits to finalists, what was claimed and what was seen.
create table visit (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  edition_id uuid not null references edition (id),
  entry_id uuid not null,
  -- What was submitted, whose claims are checked.
  snapshot_id uuid not null,
  visit_date date not null,
  state text not null check (state in ('draft', 'finished', 'reopened')),
  -- Counts every save, so that nothing newer is written over.
  revision integer not null default 1 check (revision > 0),
  people_met text not null default '' check (length(people_met) <= 5000),
  conclusion text not null default '' check (length(conclusion) <= 5000),
  latitude numeric check (latitude between -90 and 90),
  longitude numeric check (longitude between -180 and 180),
  -- In metres, as the device told it; null when it was typed.
  accuracy numeric check (accuracy >= 0),
  reopen_reason text not null default '' check (length(reopen_reason) <= 2000),
  planned_by uuid references person (id),
  saved_by uuid references person (id),
  saved_at timestamptz not null,
  finished_by uuid references person (id),
  finished_at timestamptz,
  foreign key (entry_id, edition_id) references entry (id, edition_id),
  foreign key (snapshot_id, entry_id) references entry_snapshot (id, entry_id),
  unique (entry_id),
  check ((latitude is null) = (longitude is null)),
  check (accuracy is null or latitude is not null),
  check ((state = 'finished') = (finished_at is not null)),
  check (state <> 'reopened' or reopen_reason <> '')
);
create index visit_edition on visit (edition_id, visit_date);

create table visit_member (
  visit_id uuid not null references visit (id) on delete cascade,
  person_id uuid not null references person (id),
  role text not null check (role in ('panelist', 'evaluator')),
  primary key (visit_id, person_id)
);
create index visit_member_person on visit_member (person_id);

create table visit_check (
  visit_id uuid not null references visit (id) on delete cascade,
  claim text not null check (length(claim) between 1 and 60),
  seen text check (seen in ('yes', 'partly', 'no')),
  note text not null default '' check (length(note) <= 2000),
  primary key (visit_id, claim)
);

create table visit_photo (
  id uuid primary key,
  visit_id uuid not null references visit (id) on delete cascade,
  file_id uuid not null references stored_file (id),
  caption text not null default '' check (length(caption) <= 300),
  added_by uuid references person (id),
  added_at timestamptz not null
);
create index visit_photo_visit on visit_photo (visit_id);
