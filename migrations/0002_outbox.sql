-- Owner: platform. Facts announced in the same transaction as the change they tell of.
create table outbox_fact (
  id uuid primary key,
  name text not null,
  payload jsonb not null,
  at timestamptz not null,
  dispatched_at timestamptz
);
create index outbox_waiting on outbox_fact (at) where dispatched_at is null;

-- Mail as it was handed over; in development it is read on a page instead of being sent.
create table mail_message (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text,
  -- Whom an answer goes to, when that is not the instance.
  reply_to text,
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
create index mail_message_recent on mail_message (created_at desc);

-- Settings that the instance makes itself (secret, first-administrator token, seeds done).
create table instance_setting (
  name text primary key,
  value jsonb not null,
  updated_at timestamptz not null default now()
);
