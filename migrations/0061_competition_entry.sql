-- Owner: competition. Entries of an edition: their texts, what the admin says about them, and what was submitted.

create table entry (
  id uuid primary key,
  edition_id uuid not null references edition (id),
  group_code text not null,
  category_code text,
  -- The record that it began from and the version whose texts it took; null once the record was erased or discarded.
  innovation_id uuid references innovation (id) on delete set null,
  version_id uuid references innovation_version (id) on delete set null,
  version_no integer not null check (version_no >= 1),
  institution_id uuid not null references institution (id),
  unit_id uuid,
  -- The institution that organises the edition: who reads it once it is submitted.
  organiser_id uuid not null references institution (id),
  state text not null check (state in ('draft', 'with_admin', 'returned', 'submitted', 'withdrawn')),
  -- Where it stood before it was withdrawn, so that this can be undone.
  withdrawn_from text check (withdrawn_from in ('draft', 'with_admin', 'returned', 'submitted')),
  title text not null check (length(title) between 1 and 300),
  -- The title as titles are compared.
  title_key text not null,
  -- Counts every change of title, group and category.
  revision integer not null default 1,
  snapshot_id uuid,
  created_by uuid references person (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  handed_at timestamptz,
  returned_at timestamptz,
  submitted_at timestamptz,
  withdrawn_at timestamptz,
  foreign key (unit_id, institution_id) references unit (id, institution_id),
  unique (id, edition_id),
  check ((state = 'withdrawn') = (withdrawn_from is not null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check (state <> 'submitted' or (snapshot_id is not null and submitted_at is not null)),
  check (state <> 'with_admin' or handed_at is not null)
);
create index entry_edition on entry (edition_id, institution_id, state);
create index entry_title on entry (edition_id, title_key);
create index entry_institution on entry (institution_id, state);
create index entry_unit on entry (unit_id);
create index entry_organiser on entry (organiser_id, state);
-- A record is entered once into an edition.
create unique index entry_record_once on entry (edition_id, innovation_id) where state <> 'withdrawn';
create index entry_innovation on entry (innovation_id);

create table entry_section (
  entry_id uuid not null references entry (id),
  code text not null check (length(code) between 1 and 40),
  text text not null,
  -- What the record said when its text was carried over; '' where nothing was.
  carried text not null default '',
  carried_no integer,
  -- Counts every save, so that a stale tab is noticed.
  revision integer not null default 1,
  saved_by uuid references person (id),
  saved_at timestamptz not null,
  primary key (entry_id, code)
);

-- What the admin asks to mend when an entry is returned; section '' is the whole.
create table entry_note (
  id uuid primary key,
  entry_id uuid not null references entry (id),
  section text not null,
  body text not null check (length(body) between 1 and 5000),
  written_by uuid references person (id),
  written_at timestamptz not null,
  resolved_at timestamptz
);
create index entry_note_entry on entry_note (entry_id);

create sequence entry_receipt_no;

-- What was submitted, as it stood; judges read this, never the living texts.
create table entry_snapshot (
  id uuid primary key,
  entry_id uuid not null,
  edition_id uuid not null,
  no integer not null check (no >= 1),
  -- Opens the public page that verifies the receipt.
  code text not null unique check (length(code) = 16),
  receipt text not null unique,
  content jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  submitted_at timestamptz not null,
  submitted_by uuid references person (id),
  foreign key (entry_id, edition_id) references entry (id, edition_id),
  unique (entry_id, no),
  unique (id, entry_id)
);
alter table entry
  add foreign key (snapshot_id, id) references entry_snapshot (id, entry_id) deferrable initially deferred;

create function entry_snapshot_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'what was submitted stays as it was';
end $$;
create trigger entry_snapshot_frozen before update or delete on entry_snapshot
  for each row execute function entry_snapshot_refuse();
create trigger entry_snapshot_no_truncate before truncate on entry_snapshot
  for each statement execute function entry_snapshot_refuse();
