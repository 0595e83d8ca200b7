-- Owner: registry. A keeper left and nobody has to take over: said with a reason, for that one departure.
create table keeper_departure (
  innovation_id uuid not null references innovation (id) on delete cascade,
  person_id uuid not null references person (id),
  -- When the keeper left; another departure of the same person is prompted again.
  left_at timestamptz not null,
  reason text not null check (reason <> '' and length(reason) <= 2000),
  said_by uuid references person (id),
  said_at timestamptz not null,
  primary key (innovation_id, person_id, left_at)
);
