-- Owner: registry. Problems, innovations with their versions, keepers, lineage, awards, notes.
create table innovation (
  id uuid primary key,
  institution_id uuid not null references institution (id),
  unit_id uuid,
  state text not null check (state in ('draft', 'with_admin', 'returned', 'published', 'archived')),
  -- What the public reads; null until first published.
  published_version_id uuid,
  -- The version being written; null when nothing is being changed.
  working_version_id uuid,
  published_at timestamptz,
  archived_at timestamptz,
  archive_reason text,
  created_by uuid references person (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  origin text not null default 'form' check (origin in ('form', 'import', 'demo')),
  foreign key (unit_id, institution_id) references unit (id, institution_id),
  check ((state in ('published', 'archived')) = (published_version_id is not null)),
  check ((state = 'archived') = (archived_at is not null)),
  check (state in ('published', 'archived') or working_version_id is not null)
);
create index innovation_institution on innovation (institution_id, state);
create index innovation_unit on innovation (unit_id, state);
create index innovation_waiting on innovation (state, updated_at);

create table innovation_version (
  id uuid primary key,
  innovation_id uuid not null references innovation (id),
  no integer not null check (no >= 1),
  state text not null check (state in ('draft', 'with_admin', 'returned', 'published', 'superseded')),
  content jsonb not null,
  -- Counts every save, so that a stale tab is noticed.
  revision integer not null default 1,
  what_changed text not null default '',
  saved_by uuid references person (id),
  created_at timestamptz not null,
  saved_at timestamptz not null,
  submitted_at timestamptz,
  decided_at timestamptz,
  decided_by uuid references person (id),
  unique (innovation_id, no),
  unique (id, innovation_id)
);
create unique index innovation_version_one_working on innovation_version (innovation_id) where state in ('draft', 'with_admin', 'returned');
create unique index innovation_version_one_published on innovation_version (innovation_id) where state = 'published';
alter table innovation
  add foreign key (published_version_id, id) references innovation_version (id, innovation_id) deferrable initially deferred,
  add foreign key (working_version_id, id) references innovation_version (id, innovation_id) deferrable initially deferred;

-- What the admin says about a section when a version is returned.
create table innovation_note (
  id uuid primary key,
  version_id uuid not null references innovation_version (id),
  section text not null,
  body text not null check (length(body) between 1 and 5000),
  written_by uuid references person (id),
  written_at timestamptz not null,
  resolved_at timestamptz
);
create index innovation_note_version on innovation_note (version_id);

create table innovation_keeper (
  innovation_id uuid not null references innovation (id),
  person_id uuid not null references person (id),
  since timestamptz not null,
  until timestamptz,
  assigned_by uuid references person (id)
);
create unique index innovation_keeper_once on innovation_keeper (innovation_id, person_id) where until is null;
create index innovation_keeper_person on innovation_keeper (person_id) where until is null;

-- The register of winners, keyed by innovation because titles drift.
create table innovation_award (
  id uuid primary key,
  innovation_id uuid not null references innovation (id),
  title_used text not null,
  competition text not null default 'KIPP',
  award_group text,
  level_text text not null,
  -- Places of the list that it entered ('Top 45' → 45); null when the source does not say.
  level_top integer check (level_top > 0),
  year integer check (year between 1990 and 2100),
  year_certain boolean not null default true,
  source_url text,
  note text not null default '',
  created_at timestamptz not null
);
create index innovation_award_innovation on innovation_award (innovation_id);

create table innovation_external_id (
  innovation_id uuid not null references innovation (id),
  system text not null check (length(system) between 2 and 40),
  value text not null check (length(value) between 1 and 200),
  primary key (innovation_id, system, value)
);
create index innovation_external_id_value on innovation_external_id (system, value);

-- Adapted from another record of this hub, or from something named in words.
create table innovation_lineage (
  innovation_id uuid primary key references innovation (id),
  origin_innovation_id uuid references innovation (id),
  origin_text text not null default '',
  adaptation text not null default '',
  check (origin_innovation_id is not null or origin_text <> ''),
  check (origin_innovation_id <> innovation_id)
);
create index innovation_lineage_origin on innovation_lineage (origin_innovation_id);

create table problem (
  id uuid primary key,
  institution_id uuid references institution (id),
  unit_id uuid,
  region_code text not null references region (code),
  state text not null check (state in ('open', 'being_solved', 'solved', 'dropped')),
  title text not null check (length(title) between 5 and 200),
  what_hurts text not null,
  who_is_hurt text not null,
  since_when text not null default '',
  affair text,
  sdg integer check (sdg between 1 and 17),
  -- {indicator, unit, value, date, source}: baseline before, and the measure after.
  baseline jsonb,
  after_measure jsonb,
  evidence jsonb not null default '[]',
  drop_reason text,
  revision integer not null default 1,
  raised_by uuid references person (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  closed_at timestamptz,
  foreign key (unit_id, institution_id) references unit (id, institution_id),
  check (state <> 'solved' or (after_measure is not null and baseline is not null and jsonb_array_length(evidence) > 0)),
  check ((state = 'dropped') = (drop_reason is not null)),
  check ((state in ('solved', 'dropped')) = (closed_at is not null))
);
create index problem_state on problem (state, updated_at desc);
create index problem_institution on problem (institution_id);

create table problem_innovation (
  problem_id uuid not null references problem (id),
  innovation_id uuid not null references innovation (id),
  linked_by uuid references person (id),
  linked_at timestamptz not null,
  primary key (problem_id, innovation_id)
);
create index problem_innovation_innovation on problem_innovation (innovation_id);

create table contact_message (
  id uuid primary key,
  innovation_id uuid not null references innovation (id),
  sender_name text not null,
  sender_email text not null,
  sender_institution text not null default '',
  purpose text not null check (purpose in ('replicate', 'ask', 'correct')),
  body text not null,
  sender_ip text not null,
  created_at timestamptz not null
);
create index contact_message_innovation on contact_message (innovation_id, created_at desc);
create index contact_message_ip on contact_message (sender_ip, created_at desc);
