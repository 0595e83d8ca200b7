-- Owner: integration. Addresses of programs that are told what becomes public, and what was sent to them.
create table webhook (
  -- Made by the form, so that a form sent twice makes one.
  id uuid primary key,
  url text not null check (length(url) between 1 and 2000),
  description text not null check (length(description) <= 200),
  events text[] not null check (cardinality(events) > 0
    and events <@ array['innovation.published', 'innovation.changed', 'innovation.archived']),
  state text not null check (state in ('active', 'paused', 'archived')),
  paused_because text check (paused_because in ('hand', 'failing', 'gone', 'secret')),
  -- Counts every change of what the form holds, so that a stale tab is noticed.
  revision integer not null default 1,
  created_by uuid not null references person (id),
  created_at timestamptz not null,
  check ((state = 'paused') = (paused_because is not null))
);

-- Secrets that sign what is sent, sealed; after a change the one before signs along until its end.
create table webhook_secret (
  id uuid primary key,
  webhook_id uuid not null references webhook (id),
  sealed text not null,
  created_at timestamptz not null,
  ends_at timestamptz
);
create unique index webhook_secret_current on webhook_secret (webhook_id) where ends_at is null;
create index webhook_secret_webhook on webhook_secret (webhook_id);

create table webhook_delivery (
  -- Also what receivers know it by (`webhook-id`), the same in every attempt.
  id uuid primary key,
  webhook_id uuid not null references webhook (id),
  event text not null check (event in ('innovation.published', 'innovation.changed', 'innovation.archived', 'webhook.test')),
  -- The thing it tells of; null for a test.
  subject_id uuid,
  -- The fact it comes from: told twice, it is sent once.
  occasion text not null,
  -- The very text that is signed and sent.
  body text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed', 'dropped')),
  -- Attempts since it was made or last sent again by hand.
  tries integer not null default 0,
  created_at timestamptz not null,
  next_at timestamptz,
  ended_at timestamptz,
  unique (webhook_id, occasion),
  check ((event = 'webhook.test') = (subject_id is null)),
  check ((state = 'waiting') = (next_at is not null)),
  check ((state = 'waiting') = (ended_at is null))
);
create index webhook_delivery_newest on webhook_delivery (created_at desc, id desc);
create index webhook_delivery_of_hook on webhook_delivery (webhook_id, created_at desc, id desc);
create index webhook_delivery_subject on webhook_delivery (subject_id) where subject_id is not null;
create index webhook_delivery_failed on webhook_delivery (webhook_id) where state = 'failed';
create index webhook_delivery_waiting on webhook_delivery (next_at) where state = 'waiting';

create table webhook_attempt (
  id uuid primary key,
  delivery_id uuid not null references webhook_delivery (id) on delete cascade,
  at timestamptz not null,
  -- What the receiver answered, or why there was no answer.
  status integer check (status between 100 and 999),
  fault text check (fault in ('forbidden', 'unknown_host', 'timeout', 'unreachable')),
  duration_ms integer not null check (duration_ms >= 0),
  answer text not null default '',
  check ((status is null) <> (fault is null))
);
create index webhook_attempt_delivery on webhook_attempt (delivery_id, at);
