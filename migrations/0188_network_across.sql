-- Owner: network. Replications between this hub and another: each side keeps its own record, and tells the other of every step.
create table network_across (
  -- Given by the hub of the replicator; the same in all messages of either side.
  id uuid primary key,
  side text not null check (side in ('replicator', 'owner')),
  peer_id uuid not null references network_peer (id),
  -- The identifier of what is copied, at the hub of its owner, with its title when it began.
  about text not null check (length(about) <= 200),
  title text not null check (length(title) <= 300),
  -- Our own side: who replicates here, or whose the record is here.
  institution_id uuid not null references institution (id),
  innovation_id uuid references innovation (id) on delete set null,
  asker jsonb not null,
  state text not null check (state in ('interest', 'verified', 'agreed', 'committed', 'planned', 'running', 'evaluated',
    'certified', 'paused', 'refused', 'stopped')),
  note text not null default '' check (length(note) <= 5000),
  agreement jsonb,
  sent integer not null default 0,
  received integer not null default 0,
  created_by uuid references person (id),
  created_at timestamptz not null,
  moved_at timestamptz not null,
  revision integer not null default 1
);
create index network_across_peer on network_across (peer_id);

create table network_message (
  id uuid primary key,
  across_id uuid not null references network_across (id) on delete cascade,
  direction text not null check (direction in ('out', 'in')),
  sequence integer not null check (sequence > 0),
  state text not null check (state in ('waiting', 'taken', 'refused')),
  -- As it is signed and sent, without its signature.
  body jsonb not null,
  tries integer not null default 0,
  next_at timestamptz,
  why text not null default '' check (length(why) <= 200),
  at timestamptz not null,
  unique (across_id, direction, sequence)
);
create index network_message_waiting on network_message (next_at) where state = 'waiting';
