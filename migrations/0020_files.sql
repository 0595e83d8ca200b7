-- Owner: files. What proves something: files and links with their papers, and where each is used.
create table stored_file (
  id uuid primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null check (size > 0),
  -- By content, never by name.
  media_type text not null,
  original_name text not null check (length(original_name) between 1 and 200),
  -- Where the bytes lie in the storage; files of the same content share it.
  storage_key text not null,
  scan_state text not null check (scan_state in ('clean', 'unscanned')),
  created_by uuid references person (id),
  created_at timestamptz not null
);
create index stored_file_content on stored_file (sha256);

create table evidence (
  id uuid primary key,
  institution_id uuid not null references institution (id),
  unit_id uuid,
  kind text not null check (kind in ('file', 'link')),
  title text not null check (length(title) between 1 and 200),
  number text not null default '',
  document_date date,
  issuer text not null default '',
  page text not null default '',
  -- The last year for which it proves anything; null when it does not run out.
  validity_year integer check (validity_year between 1990 and 2100),
  file_id uuid references stored_file (id),
  url text check (url ~ '^https?://'),
  note text not null default '',
  -- Whether everyone may see it where a public record uses it.
  is_public boolean not null default false,
  -- Counts every save, so that a stale tab is noticed.
  revision integer not null default 1,
  link_state text not null default 'unchecked' check (link_state in ('unchecked', 'ok', 'broken', 'unreachable')),
  link_checked_at timestamptz,
  archived_at timestamptz,
  created_by uuid references person (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (unit_id, institution_id) references unit (id, institution_id),
  check ((kind = 'file') = (file_id is not null)),
  check ((kind = 'link') = (url is not null))
);
create index evidence_institution on evidence (institution_id, updated_at desc);
create index evidence_unit on evidence (unit_id);
create index evidence_file on evidence (file_id);
create index evidence_links on evidence (id) where kind = 'link' and archived_at is null;

-- What an evidence proves: a thing of another capability, by its kind and id, and the place in it.
create table evidence_use (
  evidence_id uuid not null references evidence (id),
  subject_kind text not null check (length(subject_kind) between 1 and 40),
  subject_id uuid not null,
  place text not null check (length(place) <= 100),
  added_by uuid references person (id),
  added_at timestamptz not null,
  primary key (subject_kind, subject_id, evidence_id, place)
);
create index evidence_use_evidence on evidence_use (evidence_id);
