-- Owner: coaching. Cases: an innovation on the table, what was noted per section and criterion, and who agreed to do what until when.
create table coaching_case (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  innovation_id uuid not null references innovation (id) on delete cascade,
  -- The clinic at which it was put onto the table; a coach may also visit without one.
  clinic_id uuid references clinic (id) on delete set null,
  -- A competition entry of the record, by its id and name at that time: competition stands above and hands it in.
  entry_id uuid,
  entry_name text not null default '' check (length(entry_name) <= 500),
  topic text not null default '' check (length(topic) <= 2000),
  -- The text as it stood when the case was opened: what is compared with the text of today.
  version_id uuid references innovation_version (id) on delete set null,
  version_no integer not null check (version_no > 0),
  content jsonb not null,
  opened_by uuid references person (id),
  opened_at timestamptz not null,
  closed_by uuid references person (id),
  closed_at timestamptz,
  result text not null default '' check (length(result) <= 5000),
  revision integer not null default 1 check (revision > 0),
  check ((closed_at is null) = (result = ''))
);
create index coaching_case_record on coaching_case (innovation_id, opened_at desc);

create table coaching_case_coach (
  case_id uuid not null references coaching_case (id) on delete cascade,
  person_id uuid not null references person (id),
  since timestamptz not null,
  primary key (case_id, person_id)
);
create index coaching_case_coach_person on coaching_case_coach (person_id);

create table coaching_note (
  id uuid primary key,
  case_id uuid not null references coaching_case (id) on delete cascade,
  -- A section of the record, or one of the five criteria (PermenPANRB 91/2021 art. 3).
  section text,
  criterion text check (criterion in ('novel', 'effective', 'beneficial', 'transferable', 'sustained')),
  body text not null check (length(body) between 1 and 5000),
  written_by uuid references person (id),
  written_at timestamptz not null,
  mended_at timestamptz,
  struck_by uuid references person (id),
  struck_at timestamptz,
  struck_reason text not null default '' check (length(struck_reason) <= 2000),
  revision integer not null default 1 check (revision > 0),
  check (num_nonnulls(section, criterion) = 1),
  check ((struck_at is null) = (struck_reason = ''))
);
create index coaching_note_case on coaching_note (case_id, written_at);

create table coaching_action (
  id uuid primary key,
  case_id uuid not null references coaching_case (id) on delete cascade,
  section text,
  what text not null check (length(what) between 1 and 2000),
  owner_id uuid not null references person (id),
  due date not null,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  -- How it was done, or why it was dropped.
  remark text not null default '' check (length(remark) <= 2000),
  agreed_by uuid references person (id),
  agreed_at timestamptz not null,
  settled_by uuid references person (id),
  settled_at timestamptz,
  revision integer not null default 1 check (revision > 0),
  check ((state = 'open') = (settled_at is null)),
  check (state <> 'dropped' or remark <> '')
);
create index coaching_action_case on coaching_action (case_id, due);
create index coaching_action_open on coaching_action (due) where state = 'open';
create index coaching_action_owner on coaching_action (owner_id, due) where state = 'open';
