-- Owner: competition. The objection window: what anybody holds against an announced finalist, and what came of it.
create table objection (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  edition_id uuid not null,
  entry_id uuid not null,
  state text not null check (state in
    ('unconfirmed', 'received', 'asked', 'stated', 'proposed', 'upheld', 'partly', 'dismissed')),
  -- The receipt number, given when the address was confirmed.
  code text unique check (length(code) = 16),
  -- Of the key in the mail that confirms it; the key itself is nowhere.
  key_digest text not null unique check (key_digest ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 150),
  email text not null check (length(email) between 3 and 254),
  -- Whether the people of the entry may know the name; the address they never learn.
  name_told boolean not null,
  locale text not null check (locale in ('id', 'en')),
  ground text not null check (ground in ('untrue', 'not_owner', 'outside_rules', 'same_work', 'other')),
  body text not null check (length(body) between 50 and 5000),
  links text[] not null default '{}' check (cardinality(links) <= 5),
  -- Where it came from, for the limits; emptied after a day.
  sender_network text not null default '',
  raised_at timestamptz not null,
  confirmed_at timestamptz,
  question text not null default '' check (length(question) <= 5000),
  asked_by uuid references person (id),
  asked_at timestamptz,
  -- The end of the last day on which a statement is taken.
  asked_until timestamptz,
  statement text not null default '' check (length(statement) <= 5000),
  stated_by uuid references person (id),
  stated_at timestamptz,
  outcome text check (outcome in ('upheld', 'partly', 'dismissed')),
  answer text not null default '' check (length(answer) <= 5000),
  first_by uuid references person (id),
  first_at timestamptz,
  -- The second pair of eyes; nobody confirms what was proposed by oneself.
  second_by uuid references person (id),
  second_at timestamptz,
  answered_at timestamptz,
  reopen_reason text not null default '' check (length(reopen_reason) <= 2000),
  -- Counts every deed, so that a stale tab is noticed.
  revision integer not null default 1 check (revision > 0),
  foreign key (entry_id, edition_id) references entry (id, edition_id),
  check ((state = 'unconfirmed') = (code is null) and (code is null) = (confirmed_at is null)),
  check ((asked_at is null) = (asked_until is null)),
  check (state not in ('asked', 'stated') or asked_at is not null),
  check ((stated_at is null) = (statement = '')),
  check (state <> 'stated' or stated_at is not null),
  check ((state in ('upheld', 'partly', 'dismissed')) = (answered_at is not null)),
  check (state not in ('upheld', 'partly', 'dismissed') or (outcome = state and answer <> '')),
  check (state <> 'proposed' or (outcome = 'upheld' and answer <> '' and first_at is not null)),
  -- Who is to go is heard first.
  check (state not in ('proposed', 'upheld', 'partly') or asked_at is not null),
  check (second_by is null or second_by <> first_by)
);
create index objection_edition on objection (edition_id, state);
create index objection_entry on objection (entry_id);
create index objection_unconfirmed on objection (raised_at) where state = 'unconfirmed';
create index objection_network on objection (sender_network, raised_at desc) where sender_network <> '';
create index objection_email on objection (email, raised_at desc);

create table objection_file (
  id uuid primary key,
  objection_id uuid not null references objection (id) on delete cascade,
  -- Evidence of the objection, or of the statement on it.
  side text not null check (side in ('objection', 'statement')),
  place integer not null check (place >= 1),
  file_id uuid not null references stored_file (id),
  unique (objection_id, side, place)
);
create index objection_file_stored on objection_file (file_id);
