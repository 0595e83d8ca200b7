-- Owner: network. Other hubs from which this one takes, whom it trusts by a key that a person has confirmed.
create table network_peer (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  -- `tuntas` by the signed change feed, `oai` by OAI-PMH in oai_dc.
  kind text not null check (kind in ('tuntas', 'oai')),
  -- Without a slash at its end; of `oai` the base URL of the repository.
  address text not null check (length(address) between 8 and 500),
  name text not null check (length(name) between 1 and 200),
  -- The origin under which the hub speaks; null for a foreign system.
  hub text check (length(hub) <= 500),
  region_code text check (region_code ~ '^\d{2}(\.\d{2})?$'),
  -- Where it takes requests of other hubs; null where it does not.
  messages_url text check (length(messages_url) <= 1000),
  feed_url text check (length(feed_url) <= 1000),
  state text not null check (state in ('proposed', 'active', 'paused', 'stopped', 'removed')),
  stopped_because text check (stopped_because in ('key_unknown', 'key_revoked', 'other_hub', 'many_gone', 'beyond_bound')),
  every_minutes integer not null check (every_minutes between 5 and 10080),
  -- Where the next harvest goes on; null at the beginning.
  cursor text check (length(cursor) <= 2000),
  -- The last number of a change that was taken over: what is older is a replay.
  last_number bigint not null default 0,
  -- It began to count anew: what it does not bring again up to its end, with such a number or a smaller one, it has not any more.
  restart_below bigint,
  -- A person allowed the deletion that stopped the harvest, once.
  may_delete boolean not null default false,
  next_at timestamptz not null,
  failures integer not null default 0 check (failures >= 0),
  created_by uuid references person (id),
  created_at timestamptz not null,
  confirmed_by uuid references person (id),
  confirmed_at timestamptz,
  revision integer not null default 1 check (revision > 0),
  check ((state = 'stopped') = (stopped_because is not null))
);
create unique index network_peer_address on network_peer (address) where state <> 'removed';
create index network_peer_due on network_peer (next_at) where state = 'active';

-- Keys of a hub as its document told of them; what is trusted was confirmed by a person or announced by a trusted key.
create table network_peer_key (
  peer_id uuid not null references network_peer (id) on delete cascade,
  key_id text not null check (length(key_id) <= 64),
  public_key text not null check (length(public_key) <= 100),
  valid_from timestamptz not null,
  valid_until timestamptz,
  revoked_at timestamptz,
  -- The signature of the former key over this one.
  announced_by jsonb,
  is_trusted boolean not null,
  seen_at timestamptz not null,
  primary key (peer_id, key_id)
);
