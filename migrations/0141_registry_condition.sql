-- Owner: registry. What yearly checks found out of whether an innovation lives; rows are added and never changed.
create table innovation_condition (
  id uuid primary key,
  innovation_id uuid not null references innovation (id) on delete cascade,
  year integer not null check (year between 1990 and 2100),
  -- Null: nobody said anything when it was asked.
  status text check (status in ('developing', 'continuing', 'dormant', 'stopped')),
  reason text not null default '' check (length(reason) <= 2000),
  -- Since when it is so.
  since date,
  by_person uuid references person (id),
  at timestamptz not null,
  check ((status is null) = (since is null))
);
create index innovation_condition_of on innovation_condition (innovation_id, year desc, at desc, id desc);
