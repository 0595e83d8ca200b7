-- Owner: insight. The yearly report of a hub: its texts, and what was frozen with its numbers.
create table report_text (
  institution_id uuid not null references institution (id),
  year integer not null check (year between 2000 and 2100),
  section text not null check (length(section) between 1 and 40),
  body text not null check (length(body) <= 20000),
  -- Counts the saves, so that a stale tab is noticed.
  revision integer not null default 1 check (revision > 0),
  saved_by uuid references person (id),
  saved_at timestamptz not null,
  primary key (institution_id, year, section)
);

-- Each freezing: the files as they were, byte by byte, and all that stands in them.
create table report_frozen (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  institution_id uuid not null references institution (id),
  year integer not null check (year between 2000 and 2100),
  no integer not null check (no > 0),
  content jsonb not null,
  pdf bytea not null,
  docx bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Why there is another after the first.
  reason text not null default '' check (length(reason) <= 2000),
  frozen_by uuid references person (id),
  frozen_at timestamptz not null,
  unique (institution_id, year, no),
  check (no = 1 or reason <> '')
);
create function report_frozen_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen report stays as it was';
end $$;
create trigger report_frozen_stays before update or delete on report_frozen
  for each row execute function report_frozen_refuse();
create trigger report_frozen_no_truncate before truncate on report_frozen
  for each statement execute function report_frozen_refuse();
