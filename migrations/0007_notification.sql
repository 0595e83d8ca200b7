-- Owner: notification. Notices in the product, and what each person wants by mail.
create table notice (
  id uuid primary key,
  person_id uuid not null references person (id),
  -- Names the message text and the setting: <capability>.notice.<what>.
  kind text not null check (kind ~ '^[a-z_]+\.notice\.[a-z_]+$'),
  values jsonb not null default '{}',
  href text not null check (href like '/%'),
  -- Says which happening this tells of, so that a job that runs twice tells once.
  occasion text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  unique (person_id, occasion)
);
create index notice_person on notice (person_id, created_at desc);
create index notice_unread on notice (person_id) where read_at is null;

create table notice_setting (
  person_id uuid not null references person (id),
  kind text not null,
  by_mail boolean not null,
  primary key (person_id, kind)
);
