-- Owner: competition. An entry that the administrative check opens again for its people, and what they and the secretariat write about it.

alter table entry
  -- Until when its people may mend a submission that the check gave back to them; null: it is not opened again.
  add column open_until timestamptz,
  -- What the check asked for.
  add column reopened_for text check (reopened_for in ('correction', 'revise')),
  -- When the day passed, or the request was taken back, without a new submission; null once there is one.
  add column given_back_at timestamptz,
  add check ((open_until is null) = (reopened_for is null)),
  add check (open_until is null or (state in ('returned', 'withdrawn') and snapshot_id is not null)),
  add check (given_back_at is null or open_until is null);
create index entry_open_until on entry (open_until) where open_until is not null;

-- What the organiser and the people of an entry write to each other inside it; nothing is changed or taken away.
create table entry_message (
  id uuid primary key,
  entry_id uuid not null references entry (id),
  -- 'correction' and 'revise' are what the check asked for, in its own words.
  kind text not null check (kind in ('correction', 'revise', 'message')),
  side text not null check (side in ('organiser', 'entrant')),
  body text not null check (length(body) between 1 and 5000),
  written_by uuid references person (id),
  written_at timestamptz not null,
  check (kind = 'message' or side = 'organiser')
);
create index entry_message_entry on entry_message (entry_id, written_at);

-- What was written into a reopened entry and not submitted; for its people alone.
create table entry_unsent (
  entry_id uuid not null references entry (id),
  given_back_at timestamptz not null,
  content jsonb not null,
  primary key (entry_id, given_back_at)
);
