-- Owner: audit. Append-only log of every action, sealed in batches into a hash chain.
create table audit_event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  event text not null check (event ~ '^[a-z_]+(\.[a-z_]+)+$'),
  person_id uuid,
  person_name text not null default '',
  role text not null default '',
  subject_kind text not null,
  subject_id text not null,
  ip text not null default '',
  before_digest text,
  after_digest text,
  changes jsonb not null default '[]'
);
create index audit_event_subject on audit_event (subject_kind, subject_id, id desc);
create index audit_event_person on audit_event (person_id, id desc);
create index audit_event_event on audit_event (event, id desc);
create index audit_event_at on audit_event (at);

create table audit_seal (
  no bigint primary key,
  first_id bigint not null,
  last_id bigint not null check (last_id >= first_id),
  events integer not null check (events > 0),
  previous text not null,
  digest text not null,
  sealed_at timestamptz not null
);

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;
create trigger audit_event_append_only before update or delete on audit_event
  for each row execute function audit_refuse();
create trigger audit_event_no_truncate before truncate on audit_event
  for each statement execute function audit_refuse();
create trigger audit_seal_append_only before update or delete on audit_seal
  for each row execute function audit_refuse();
create trigger audit_seal_no_truncate before truncate on audit_seal
  for each statement execute function audit_refuse();
