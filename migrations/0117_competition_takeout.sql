-- Owner: competition. Complete exports of an edition, made in the background for whoever asked.
create table edition_takeout (
  -- Made by the form, so that a double click asks once.
  id uuid primary key,
  edition_id uuid not null references edition (id),
  asked_by uuid not null references person (id),
  -- In which membership: whether it may be made and taken is asked of that one.
  membership_id uuid not null references membership (id),
  lang text not null check (lang in ('id', 'en')),
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- Parts of the archive, and those that are made.
  total integer not null check (total >= 1),
  done integer not null default 0 check (done between 0 and total),
  bytes bigint not null default 0,
  -- Whoever goes on after a lost worker begins anew with the next number; the lost one writes nothing any more.
  attempt integer not null default 0,
  failures integer not null default 0,
  asked_at timestamptz not null,
  touched_at timestamptz not null,
  finished_at timestamptz,
  check ((state in ('waiting', 'running')) = (finished_at is null))
);
create index edition_takeout_own on edition_takeout (edition_id, asked_by, asked_at desc);
create index edition_takeout_busy on edition_takeout (touched_at) where state in ('waiting', 'running');
create unique index edition_takeout_once on edition_takeout (edition_id, asked_by) where state in ('waiting', 'running');

create table edition_takeout_part (
  takeout_id uuid not null references edition_takeout (id) on delete cascade,
  no integer not null,
  bytes bytea not null,
  primary key (takeout_id, no)
);
-- An archive is packed already.
alter table edition_takeout_part alter column bytes set storage external;
