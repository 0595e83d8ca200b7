-- Owner: network. What the hub plans for a year, quarter by quarter; public once it is published.
create table hub_programme (
  region_code text not null references region (code),
  year integer not null check (year between 2000 and 2100),
  published_at timestamptz,
  published_by uuid references person (id),
  primary key (region_code, year)
);
create table hub_activity (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  region_code text not null,
  year integer not null,
  -- Of the year before, from which it was taken over.
  copied_from uuid references hub_activity (id) on delete set null,
  kind text not null check (kind in ('competition', 'clinic', 'monitoring', 'study_visit', 'workshop', 'meeting', 'other')),
  title text not null check (title <> '' and length(title) <= 200),
  quarter integer not null check (quarter between 1 and 4),
  starts_on date,
  ends_on date,
  place text not null default '' check (length(place) <= 200),
  office text not null check (office <> '' and length(office) <= 200),
  target text not null default '' check (length(target) <= 500),
  state text not null check (state in ('planned', 'running', 'done', 'postponed', 'cancelled')),
  -- What came of it; of what was postponed or cancelled, why.
  result text not null default '' check (length(result) <= 2000),
  revision integer not null default 1 check (revision > 0),
  changed_by uuid references person (id),
  changed_at timestamptz not null,
  foreign key (region_code, year) references hub_programme (region_code, year),
  check (ends_on is null or (starts_on is not null and ends_on >= starts_on)),
  check (starts_on is null or extract(year from starts_on) = year),
  check (starts_on is null or extract(quarter from starts_on) = quarter),
  check (state in ('planned', 'running') or result <> '')
);
create index hub_activity_year on hub_activity (region_code, year, quarter, starts_on);
create unique index hub_activity_copied on hub_activity (region_code, year, copied_from) where copied_from is not null;
