-- Owner: registry (import). Units that an import made, so that its undoing takes those away that nobody uses.
create table import_unit (
  import_id uuid not null references import_run (id) on delete cascade,
  -- No reference: a unit that was taken away is gone, its import still tells of it.
  unit_id uuid not null,
  primary key (import_id, unit_id)
);
