-- Owner: instrument. Editions of questionnaires with scores: a document in revisions, nothing of which is overwritten.
create table instrument_edition (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  owner_id uuid not null references institution (id),
  -- As the document has them: one edition of an instrument a year.
  key text not null,
  year integer not null,
  state text not null check (state in ('draft', 'open', 'closed', 'archived')),
  -- The revision that holds; a stale tab is noticed by it.
  revision integer not null check (revision > 0),
  published_at timestamptz,
  -- Since the first answer: every change has a reason that is told.
  locked_at timestamptz,
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (state <> 'draft' or published_at is null),
  check (state not in ('open', 'closed') or published_at is not null),
  check (locked_at is null or published_at is not null)
);
create unique index instrument_edition_year on instrument_edition (owner_id, key, year) where state <> 'archived';

create table instrument_revision (
  edition_id uuid not null references instrument_edition (id) on delete cascade,
  no integer not null check (no > 0),
  kind text not null check (kind in ('begun', 'edited', 'published', 'changed', 'extended')),
  document jsonb not null,
  reason text not null default '' check (length(reason) <= 2000),
  saved_by uuid not null references person (id),
  saved_at timestamptz not null,
  primary key (edition_id, no),
  check (kind <> 'extended' or reason <> '')
);
alter table instrument_edition add constraint instrument_edition_current
  foreign key (id, revision) references instrument_revision (edition_id, no) deferrable initially deferred;
