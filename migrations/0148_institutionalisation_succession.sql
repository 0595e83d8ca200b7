-- Owner: institutionalisation. The official of a running performance agreement left, and it ended with that: said with a reason.
create table agreement_end (
  record_id uuid not null references lasting_record (id) on delete cascade,
  -- When the official left; another leaving is prompted again.
  left_at timestamptz not null,
  reason text not null check (reason <> '' and length(reason) <= 2000),
  said_by uuid references person (id),
  said_at timestamptz not null,
  primary key (record_id, left_at)
);
create index lasting_record_official_person on lasting_record (official_id, year) where official_id is not null;
