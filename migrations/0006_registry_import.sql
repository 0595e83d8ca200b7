-- Owner: registry (import). Staged rows of a sheet, what each record will become, and what became of it.
create table import_run (
  id uuid primary key,
  -- Whose admin brought the sheet in; a local admin's import touches this institution alone.
  institution_id uuid not null references institution (id),
  scope text not null check (scope in ('hub', 'institution')),
  started_by uuid not null references person (id),
  -- In whose name the background job writes.
  membership_id uuid not null references membership (id),
  state text not null check (state in ('staged', 'checking', 'checked', 'running', 'stopped', 'failed', 'done', 'undoing', 'undone')),
  file_name text not null check (length(file_name) between 1 and 200),
  file_digest text not null,
  form jsonb not null,
  header_row integer not null check (header_row >= 1),
  -- The last row that is no data: the header, or the row below it that numbers the columns.
  data_after integer not null,
  headings jsonb not null,
  heading_set text not null,
  -- Column uses and settings; null until somebody decided on them.
  mapping jsonb,
  -- Counts every decision, so that a stale tab is noticed.
  revision integer not null default 1,
  publish boolean,
  on_existing text check (on_existing in ('update', 'keep')),
  row_count integer not null check (row_count >= 0),
  record_count integer not null default 0,
  done_count integer not null default 0,
  -- Failed attempts since the last batch that went through.
  failures integer not null default 0,
  stop_wanted boolean not null default false,
  created_at timestamptz not null,
  touched_at timestamptz not null,
  confirmed_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz,
  undone_by uuid references person (id),
  check (data_after >= header_row),
  check (state not in ('checking', 'checked') or mapping is not null),
  check (state not in ('running', 'stopped', 'failed', 'done', 'undoing', 'undone')
    or (publish is not null and on_existing is not null and confirmed_at is not null)),
  check ((state = 'undone') = (undone_at is not null))
);
create index import_run_recent on import_run (created_at desc);
create index import_run_institution on import_run (institution_id, created_at desc);
create index import_run_busy on import_run (touched_at) where state in ('checking', 'running', 'undoing');
create index import_run_person on import_run (started_by, touched_at desc);
create index import_run_digest on import_run (file_digest);

-- The bytes of a workbook of several sheets, while another sheet may still be chosen.
create table import_file (
  import_id uuid primary key references import_run (id) on delete cascade,
  bytes bytea not null
);

create table import_row (
  import_id uuid not null references import_run (id) on delete cascade,
  -- As the office's program counts it.
  no integer not null check (no >= 1),
  cells jsonb not null,
  -- Column → kind, for cells that are no plain text: numbers, faults of formulas.
  kinds jsonb,
  primary key (import_id, no)
);

create table import_fault (
  id bigint generated always as identity primary key,
  import_id uuid not null references import_run (id) on delete cascade,
  row_no integer not null,
  column_no integer check (column_no >= 0),
  severity text not null check (severity in ('error', 'warning')),
  code text not null,
  detail jsonb not null default '{}'
);
create index import_fault_place on import_fault (import_id, severity, row_no, id);

-- The institutions that the rows name, each with what shall be done about it for all its rows at once.
create table import_place (
  import_id uuid not null references import_run (id) on delete cascade,
  key text not null,
  said jsonb not null,
  standing text not null check (standing in ('matched', 'new', 'unclear', 'foreign', 'missing')),
  row_count integer not null check (row_count >= 1),
  first_row integer not null,
  institution_id uuid references institution (id),
  -- What is made of it when the import runs; null when it stands already or its rows stay out.
  to_make jsonb,
  -- Made by this import.
  made boolean not null default false,
  primary key (import_id, key)
);

-- What somebody decided about a place; survives a new check of the same import.
create table import_choice (
  import_id uuid not null references import_run (id) on delete cascade,
  place_key text not null,
  choice jsonb not null,
  primary key (import_id, place_key)
);

create table import_record (
  import_id uuid not null references import_run (id) on delete cascade,
  no integer not null check (no >= 1),
  row_nos integer[] not null check (cardinality(row_nos) >= 1),
  place_key text not null,
  unit_name text,
  title text not null,
  title_key text not null,
  start_year integer,
  external_id text,
  plan jsonb not null,
  -- What the check foretold.
  outcome text not null check (outcome in ('create', 'update', 'unchanged', 'leave')),
  outcome_why text not null default '',
  -- What came of it; null until its batch is done.
  result text check (result in ('created', 'updated', 'unchanged', 'left', 'failed')),
  result_why text not null default '',
  -- No reference: a withdrawn record is gone, its import still tells of it.
  innovation_id uuid,
  version_id uuid,
  former jsonb,
  written_at timestamptz,
  undone text check (undone in ('withdrawn', 'reverted', 'left')),
  undone_why text not null default '',
  primary key (import_id, no),
  check ((result is null) = (written_at is null)),
  check (result not in ('created', 'updated', 'unchanged') or innovation_id is not null)
);
create index import_record_waiting on import_record (import_id, no) where result is null;
create index import_record_innovation on import_record (innovation_id, written_at desc) where innovation_id is not null;

-- Mappings decided before, by the set of headings; offered again to the same institution.
create table import_mapping (
  institution_id uuid not null references institution (id),
  heading_set text not null,
  mapping jsonb not null,
  saved_by uuid not null references person (id),
  saved_at timestamptz not null,
  primary key (institution_id, heading_set)
);

-- A record is also found by the titles under which it won.
create index innovation_award_title on innovation_award (lower(title_used));
