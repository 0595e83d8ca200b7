-- Owner: network. The keys by which the hub signs what it publishes; each but the first is announced by the one before.
create table network_key (
  id text primary key check (id ~ '^[A-Za-z0-9_-]{16}$'),
  public_key text not null unique check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
  -- The secret half as only this hub can open it; taken away when the key is revoked.
  sealed text,
  from_at timestamptz not null,
  until_at timestamptz check (until_at > from_at),
  revoked_at timestamptz,
  revoke_reason text check (length(revoke_reason) between 1 and 500),
  announced_by text references network_key (id),
  announcement text,
  made_by uuid references person (id),
  made_at timestamptz not null,
  check ((announced_by is null) = (announcement is null)),
  check ((revoked_at is null) = (revoke_reason is null)),
  check (revoked_at is null or sealed is null)
);
