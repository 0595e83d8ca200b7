-- Owner: replication. What an innovation needs where it is copied, and how ready a place is for it.
create table innovation_need_list (
  innovation_id uuid primary key references innovation (id) on delete cascade,
  revision integer not null default 0 check (revision >= 0),
  set_by uuid references person (id),
  set_at timestamptz not null
);

create table innovation_need (
  id uuid primary key,
  innovation_id uuid not null references innovation_need_list (innovation_id) on delete cascade,
  kind text not null check (kind in ('people', 'money', 'tool', 'rule')),
  item text not null check (length(item) between 1 and 200),
  amount text not null default '' check (length(amount) <= 100),
  is_must boolean not null,
  note text not null default '' check (length(note) <= 1000),
  place integer not null check (place >= 1),
  -- Taken off the list; the answers that were given to it stay.
  dropped_at timestamptz
);
create index innovation_need_record on innovation_need (innovation_id, place) where dropped_at is null;

-- How ready one unit, or one institution as a whole, is for one innovation.
create table readiness (
  id uuid primary key,
  innovation_id uuid not null references innovation (id) on delete cascade,
  institution_id uuid not null references institution (id),
  unit_id uuid,
  revision integer not null default 0 check (revision >= 0),
  answered_by uuid references person (id),
  answered_at timestamptz not null,
  foreign key (unit_id, institution_id) references unit (id, institution_id),
  unique nulls not distinct (innovation_id, institution_id, unit_id)
);
create index readiness_institution on readiness (institution_id);

create table readiness_answer (
  readiness_id uuid not null references readiness (id) on delete cascade,
  need_id uuid not null references innovation_need (id) on delete cascade,
  answer text not null check (answer in ('have', 'partly', 'lacking')),
  note text not null default '' check (length(note) <= 1000),
  primary key (readiness_id, need_id)
);
create index readiness_answer_need on readiness_answer (need_id);
