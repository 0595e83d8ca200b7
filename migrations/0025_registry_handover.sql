-- Owner: registry. Keeping that is offered and waits for an answer; what was done to many records at once, kept so that
-- it can be taken back; and versions that were taken out of the public eye again.
create table keeper_offer (
  id uuid primary key,
  -- The keeper who is released when the offer is accepted; null when somebody is asked to keep along.
  from_person uuid references person (id),
  to_person uuid not null references person (id),
  offered_by uuid not null references person (id),
  note text not null default '' check (length(note) <= 2000),
  offered_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > offered_at),
  check (from_person is distinct from to_person)
);
create index keeper_offer_to on keeper_offer (to_person);
create index keeper_offer_by on keeper_offer (offered_by);

-- Each record of an offer is answered by itself.
create table keeper_offer_record (
  offer_id uuid not null references keeper_offer (id) on delete cascade,
  innovation_id uuid not null references innovation (id) on delete cascade,
  state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn', 'expired')),
  reason text not null default '' check (length(reason) <= 2000),
  answered_at timestamptz,
  primary key (offer_id, innovation_id),
  check ((state = 'open') = (answered_at is null)),
  check (state <> 'declined' or reason <> '')
);
create unique index keeper_offer_record_once on keeper_offer_record (innovation_id) where state = 'open';

create table bulk_run (
  id uuid primary key,
  move text not null check (move ~ '^[a-z_]+$'),
  -- What was said for all: the reason, the note, the name of the person or place.
  said text not null default '',
  done_by uuid not null references person (id),
  done_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid references person (id),
  check ((undone_at is null) = (undone_by is null))
);
create index bulk_run_person on bulk_run (done_by, done_at desc);

create table bulk_run_record (
  run_id uuid not null references bulk_run (id) on delete cascade,
  innovation_id uuid not null references innovation (id) on delete cascade,
  -- Why it was skipped; null when it was done.
  why text,
  -- What is needed to take it back; null when nothing was changed.
  former jsonb,
  undone text check (undone in ('undone', 'left')),
  undone_why text,
  primary key (run_id, innovation_id),
  check (why is null or former is null)
);
create index bulk_run_record_innovation on bulk_run_record (innovation_id);

-- A version whose publication was taken back stays in the chain as what the public once read.
alter table innovation_version drop constraint innovation_version_state_check;
alter table innovation_version add constraint innovation_version_state_check
  check (state in ('draft', 'with_admin', 'returned', 'published', 'superseded', 'withdrawn'));
