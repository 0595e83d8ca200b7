-- Owner: network. What the hub publishes for other hubs and harvesters: each public record once, at the place of its last
-- change among all changes. What left the public stays as a row without any text, for good.
create table network_feed (
  only_one boolean primary key default true check (only_one),
  -- Stands in every cursor; another one tells readers to begin anew.
  epoch text not null check (epoch ~ '^[a-z0-9]{8}$'),
  -- Which database this is and under which address it is read: a restored copy or a hub that moved begins a new epoch.
  made_for text not null,
  -- By which the hub knows the resumption tokens that it gave out.
  token_secret text not null check (length(token_secret) >= 32),
  head bigint not null default 0,
  changed_at timestamptz,
  -- What was numbered up to here belongs to a former epoch and is numbered anew by the next whole check.
  renew_through bigint not null default 0,
  checked_at timestamptz
);

create table network_publication (
  -- No reference: the record may be erased, the fact that it is gone stays.
  innovation_id uuid primary key,
  state text not null check (state in ('public', 'gone')),
  position bigint not null unique,
  -- To the second; never before that of a smaller position.
  changed_at timestamptz not null check (changed_at = date_trunc('second', changed_at)),
  sets text[] not null,
  -- Of the text that was published; empty when it is gone.
  digest text not null,
  check ((state = 'gone') = (digest = ''))
);
create index network_publication_moment on network_publication (changed_at, position);

-- The text as it is published, apart from its place, so that it goes with the record when that is erased.
create table network_document (
  innovation_id uuid primary key references innovation (id) on delete cascade,
  document text not null
);

-- Which records a set holds, in the order of their changes.
create table network_set (
  spec text not null,
  position bigint not null,
  innovation_id uuid not null references network_publication (innovation_id) on delete cascade,
  primary key (spec, position)
);
create index network_set_record on network_set (innovation_id);
