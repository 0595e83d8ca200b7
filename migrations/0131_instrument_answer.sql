-- Owner: instrument. What is answered of a subject in an edition: the claimed option beside the verified one.
create table instrument_sheet (
  id uuid primary key,
  edition_id uuid not null references instrument_edition (id),
  subject_kind text not null check (subject_kind in ('innovation', 'government', 'hub')),
  subject_id uuid not null,
  -- As the subject was called when it was last written.
  title text not null,
  institution_id uuid not null references institution (id),
  unit_id uuid references unit (id),
  state text not null check (state in ('filling', 'handed_in', 'returned', 'verified')),
  -- What the verifier asks to mend, while it is returned.
  return_note text not null default '' check (length(return_note) <= 2000),
  -- The sheet of an earlier year from which it began.
  copied_from uuid references instrument_sheet (id),
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  handed_in_by uuid references person (id),
  handed_in_at timestamptz,
  verified_by uuid references person (id),
  verified_at timestamptz,
  unique (edition_id, subject_kind, subject_id),
  check (state <> 'verified' or verified_at is not null),
  check (state = 'filling' or handed_in_at is not null),
  check ((state = 'returned') = (return_note <> ''))
);
create index instrument_sheet_institution on instrument_sheet (institution_id);
create index instrument_sheet_unit on instrument_sheet (unit_id);
create index instrument_sheet_subject on instrument_sheet (subject_kind, subject_id);

create table instrument_answer (
  sheet_id uuid not null references instrument_sheet (id) on delete cascade,
  item text not null,
  -- '' while nothing is claimed; an item without bases has the basis ''.
  basis text not null default '',
  option text not null default '',
  note text not null default '' check (length(note) <= 2000),
  claimed_by uuid references person (id),
  claimed_at timestamptz,
  -- Copied from last year, or proposed by a fact: counts only when somebody says that it still holds.
  origin text not null default 'claimed' check (origin in ('claimed', 'copied', 'fact')),
  confirmed boolean not null default true,
  verified_basis text not null default '',
  verified_option text,
  verifier_note text not null default '' check (length(verifier_note) <= 2000),
  verified_by uuid references person (id),
  verified_at timestamptz,
  -- Counts the saves, so that a stale tab is noticed.
  revision integer not null default 1 check (revision > 0),
  primary key (sheet_id, item),
  check ((verified_option is null) = (verified_at is null)),
  check ((verified_at is null) = (verified_by is null)),
  -- Nobody judges what they claimed themselves.
  check (verified_by is null or claimed_by is null or verified_by <> claimed_by),
  check ((option = '') = (claimed_by is null))
);
