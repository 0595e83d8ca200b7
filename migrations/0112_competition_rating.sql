-- Owner: competition. Public rating of finalists, kept apart from scores. No e-mail address stands here, only what it gives under a key.

-- Ballots taken out of the count at once, for a reason that stays; lifting counts them again.
create table rating_void (
  id uuid primary key,
  edition_id uuid not null references edition (id),
  source text not null check (source in ('domain', 'network')),
  -- Of addresses, where the batch has one in common; emptied with the sources of the ballots.
  domain text not null default '' check (length(domain) <= 254),
  since timestamptz not null,
  until timestamptz not null,
  ballots integer not null check (ballots > 0),
  reason text not null check (length(reason) between 1 and 2000),
  voided_by uuid references person (id),
  voided_at timestamptz not null,
  lifted_by uuid references person (id),
  lifted_at timestamptz,
  lift_reason text not null default '' check (length(lift_reason) <= 2000),
  check (since <= until),
  check ((lifted_at is null) = (lift_reason = ''))
);
create index rating_void_edition on rating_void (edition_id, voided_at);

-- What one visitor sent at once; it counts for nothing before the link in the mail was followed.
create table rating_ballot (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  edition_id uuid not null references edition (id),
  state text not null check (state in ('waiting', 'confirmed')),
  -- Keyed digest of the address, of this edition alone; gone once the rating is over.
  voter text check (voter ~ '^[0-9a-f]{64}$'),
  -- Where it came from: domain of the address, keyed digest of the network; gone some days after.
  domain text check (length(domain) <= 254),
  network text check (network ~ '^[0-9a-f]{64}$'),
  token_hash text not null unique,
  -- The mail with the link, taken away when it was followed or is too late.
  mail_id uuid,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  void_id uuid references rating_void (id),
  unique (id, edition_id),
  check ((state = 'confirmed') = (confirmed_at is not null)),
  check (void_id is null or state = 'confirmed')
);
create index rating_ballot_edition on rating_ballot (edition_id, state, confirmed_at);
create index rating_ballot_voter on rating_ballot (voter) where voter is not null;
create index rating_ballot_waiting on rating_ballot (expires_at) where state = 'waiting';
create index rating_ballot_void on rating_ballot (void_id) where void_id is not null;

create table rating_mark (
  ballot_id uuid not null,
  edition_id uuid not null,
  entry_id uuid not null,
  mark smallint not null check (mark between 1 and 10),
  comment text not null default '' check (length(comment) <= 500),
  -- refused: of an entry of one's own, or of one that is no finalist any more.
  state text not null check (state in ('waiting', 'counts', 'replaced', 'refused')),
  voter text,
  primary key (ballot_id, entry_id),
  foreign key (ballot_id, edition_id) references rating_ballot (id, edition_id) on delete cascade,
  foreign key (entry_id, edition_id) references entry (id, edition_id)
);
-- One address, one mark for an entry.
create unique index rating_mark_once on rating_mark (voter, entry_id) where state = 'counts';
create index rating_mark_entry on rating_mark (edition_id, entry_id) where state = 'counts';
