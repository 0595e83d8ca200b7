-- Owner: competition (certificate). Who was given what in which edition, and the files of a batch while they are wanted.
create table certificate_setting (
  edition_id uuid primary key references edition (id),
  number_format text not null check (length(number_format) between 1 and 80),
  -- The edition as a number names it.
  short_name text not null check (length(short_name) between 1 and 40),
  lang text not null check (lang in ('id', 'en')),
  place text not null,
  signer_name text not null,
  signer_office text not null,
  logo bytea,
  signature bytea,
  -- The last running number that was given in the edition; held while numbers are given.
  last_no integer not null default 0 check (last_no >= 0),
  revision integer not null default 1
);

create table certificate_batch (
  id uuid primary key,
  edition_id uuid not null references edition (id),
  kind text not null check (kind in ('award', 'finalist', 'participation', 'juror', 'speaker', 'committee')),
  state text not null check (state in ('draft', 'given')),
  lang text not null check (lang in ('id', 'en')),
  place text not null,
  dated date not null,
  signer_name text not null check (signer_name <> ''),
  signer_office text not null check (signer_office <> ''),
  -- Before this moment its certificates are there for the organiser alone; null: as soon as they are given.
  visible_from timestamptz,
  file_name text not null,
  made_by uuid references person (id),
  made_at timestamptz not null,
  given_at timestamptz,
  check ((state = 'given') = (given_at is not null))
);
create index certificate_batch_edition on certificate_batch (edition_id, made_at desc);

-- The list of a batch that is not given out yet.
create table certificate_recipient (
  batch_id uuid not null references certificate_batch (id) on delete cascade,
  no integer not null check (no >= 1),
  subject text not null check (length(subject) between 1 and 200),
  recipient jsonb not null,
  person_id uuid references person (id),
  unit_id uuid references unit (id),
  institution_id uuid references institution (id),
  primary key (batch_id, no),
  unique (batch_id, subject)
);

create table certificate (
  id uuid primary key,
  edition_id uuid not null references edition (id),
  batch_id uuid not null references certificate_batch (id),
  kind text not null check (kind in ('award', 'finalist', 'participation', 'juror', 'speaker', 'committee')),
  no integer not null check (no >= 1),
  number text not null check (number <> ''),
  code text not null check (code ~ '^[2-9A-HJKMNP-Z]{16}$'),
  subject text not null check (length(subject) between 1 and 200),
  state text not null check (state in ('issued', 'revoked', 'superseded')),
  name text not null check (name <> ''),
  -- All that stands on the paper, as it was when it was given; `digest` is over it.
  content jsonb not null,
  digest text not null check (length(digest) = 64),
  person_id uuid references person (id),
  unit_id uuid references unit (id),
  institution_id uuid references institution (id),
  issued_at timestamptz not null,
  revoked_at timestamptz,
  revoked_reason text not null default '',
  superseded_at timestamptz,
  -- The certificate whose place this one took.
  replaces uuid unique references certificate (id),
  unique (edition_id, no),
  unique (edition_id, number),
  check ((state = 'superseded') = (superseded_at is not null)),
  check (state <> 'revoked' or (revoked_at is not null and revoked_reason <> '')),
  check (replaces is distinct from id)
);
create unique index certificate_code on certificate (code);
-- Somebody is given one certificate of a kind in an edition; what was superseded made room.
create unique index certificate_once on certificate (edition_id, kind, subject) where state <> 'superseded';
create index certificate_batch_no on certificate (batch_id, no);
create index certificate_person on certificate (person_id) where person_id is not null;
create index certificate_unit on certificate (unit_id) where unit_id is not null;
create index certificate_institution on certificate (institution_id) where institution_id is not null;

-- Making the PDFs of a batch: how far it has come, and what was made, until it is thrown away.
create table certificate_file (
  id uuid primary key,
  batch_id uuid not null references certificate_batch (id),
  form text not null check (form in ('single', 'print')),
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  total integer not null check (total >= 1),
  done integer not null default 0 check (done between 0 and total),
  -- The running number of the last certificate that is made.
  last_no integer not null default 0,
  bytes bigint not null default 0,
  failures integer not null default 0,
  asked_by uuid references person (id),
  asked_at timestamptz not null,
  touched_at timestamptz not null,
  finished_at timestamptz,
  check ((state in ('waiting', 'running')) = (finished_at is null))
);
create index certificate_file_batch on certificate_file (batch_id, asked_at desc);
create index certificate_file_busy on certificate_file (touched_at) where state in ('waiting', 'running');
create unique index certificate_file_once on certificate_file (batch_id, form) where state in ('waiting', 'running');

create table certificate_file_part (
  file_id uuid not null references certificate_file (id) on delete cascade,
  no integer not null,
  name text not null,
  bytes bytea not null,
  primary key (file_id, no)
);
-- A PDF is packed already.
alter table certificate_file_part alter column bytes set storage external;
