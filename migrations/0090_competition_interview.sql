-- Owner: competition. Interviews of an edition: the plan they are made from, rooms with their panels, slots, and appointments.
create table interview_plan (
  edition_id uuid primary key references edition (id) on delete cascade,
  -- Lengths, days and wishes; its rooms stand beside.
  plan jsonb not null,
  -- Counts every save, so that a stale tab is noticed.
  revision integer not null check (revision > 0),
  made_at timestamptz,
  saved_by uuid references person (id),
  saved_at timestamptz not null
);

create table interview_room (
  id uuid primary key,
  edition_id uuid not null references interview_plan (edition_id) on delete cascade,
  no integer not null check (no >= 0),
  name text not null check (length(name) between 1 and 300),
  place text not null check (length(place) <= 300),
  link text not null check (length(link) <= 1000),
  unique (id, edition_id)
);
create index interview_room_edition on interview_room (edition_id);

create table interview_juror (
  room_id uuid not null references interview_room (id) on delete cascade,
  person_id uuid not null references person (id),
  primary key (room_id, person_id)
);
create index interview_juror_person on interview_juror (person_id);

create table interview_slot (
  id uuid primary key,
  edition_id uuid not null,
  room_id uuid not null,
  day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  foreign key (room_id, edition_id) references interview_room (id, edition_id) on delete cascade,
  unique (id, edition_id),
  unique (room_id, starts_at)
);
create index interview_slot_edition on interview_slot (edition_id, starts_at);

create table interview (
  id uuid primary key,
  edition_id uuid not null,
  entry_id uuid not null,
  slot_id uuid,
  state text not null check (state in ('planned', 'told', 'confirmed', 'another_time')),
  -- Why it has no slot.
  unplaced text check (unplaced ~ '^[a-z_]+$'),
  -- Counts the changes of its time, so that calendars follow.
  sequence integer not null default 0 check (sequence >= 0),
  told_at timestamptz,
  answered_at timestamptz,
  answered_by uuid references person (id),
  wish text not null default '' check (length(wish) <= 2000),
  began_at timestamptz,
  questions_at timestamptz,
  ended_at timestamptz,
  presence text check (presence in ('came', 'late', 'absent')),
  presence_note text not null default '' check (length(presence_note) <= 2000),
  -- Who of the leaders was there.
  leaders text not null default '' check (length(leaders) <= 2000),
  foreign key (entry_id, edition_id) references entry (id, edition_id),
  foreign key (slot_id, edition_id) references interview_slot (id, edition_id),
  unique (entry_id),
  unique (slot_id) deferrable initially deferred,
  check (state = 'planned' or told_at is not null),
  check (state <> 'another_time' or wish <> ''),
  check (questions_at is null or began_at is not null),
  check (ended_at is null or began_at is not null),
  check (began_at is null or slot_id is not null),
  check (presence <> 'absent' or presence_note <> '')
);
create index interview_edition on interview (edition_id);

-- Each change of times by hand, so that it can be taken back.
create table interview_move (
  id uuid primary key,
  edition_id uuid not null references edition (id) on delete cascade,
  moved_by uuid references person (id),
  moved_at timestamptz not null,
  -- Interview, slot before, slot after, of one or of two.
  steps jsonb not null,
  undone_at timestamptz
);
create index interview_move_edition on interview_move (edition_id, moved_at desc);

-- Private addresses of calendars: whose, and whether of one edition's whole timetable.
create table interview_calendar (
  code text primary key check (length(code) >= 32),
  person_id uuid not null references person (id),
  edition_id uuid references edition (id) on delete cascade,
  made_at timestamptz not null,
  unique nulls not distinct (person_id, edition_id)
);
