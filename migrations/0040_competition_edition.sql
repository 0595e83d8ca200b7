-- Owner: competition. Editions of competitions: a document in revisions, nothing of which is overwritten.
create table edition (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  organiser_id uuid not null references institution (id),
  state text not null check (state in ('draft', 'open', 'closed', 'archived')),
  -- The revision that holds; a stale tab is noticed by it.
  revision integer not null check (revision > 0),
  published_at timestamptz,
  -- Since the first entry was submitted: every change has a public reason.
  locked_at timestamptz,
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (state <> 'draft' or published_at is null),
  check (state not in ('open', 'closed') or published_at is not null),
  check (locked_at is null or published_at is not null)
);
create index edition_organiser on edition (organiser_id);
create index edition_public on edition (published_at desc) where state in ('open', 'closed');

create table edition_revision (
  edition_id uuid not null references edition (id) on delete cascade,
  no integer not null check (no > 0),
  -- What made it: begun, edited as a draft, published, changed in public, or its deadline extended.
  kind text not null check (kind in ('begun', 'edited', 'published', 'changed', 'extended')),
  document jsonb not null,
  reason text not null default '' check (length(reason) <= 2000),
  saved_by uuid not null references person (id),
  saved_at timestamptz not null,
  primary key (edition_id, no),
  check (kind <> 'extended' or reason <> '')
);
alter table edition add constraint edition_current
  foreign key (id, revision) references edition_revision (edition_id, no) deferrable initially deferred;
