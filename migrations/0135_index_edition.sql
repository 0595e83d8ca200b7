-- Owner: instrument. How the innovation index of a year is reckoned: shipped documents and what the office made of them; none is overwritten.
create table index_edition (
  year integer not null check (year between 2000 and 2100),
  no integer not null check (no > 0),
  -- Parsed by `indexEditionSchema` when it is read.
  document jsonb not null,
  -- Why it was changed; '' for what was shipped.
  reason text not null default '' check (length(reason) <= 2000),
  -- Null: shipped with the program.
  saved_by uuid references person (id),
  saved_at timestamptz not null,
  primary key (year, no),
  check (no = 1 or (saved_by is not null and reason <> ''))
);
