-- Owner: registry and audit. Erasing a record for good on a lawful request: who asked, on which ground, who confirmed; and
-- the one change that the log allows: the details of named events are taken out, and their sealed batch is sealed anew.
create table erasure (
  id uuid primary key,
  -- No reference: the record is gone, the fact of its erasure stays.
  innovation_id uuid not null,
  basis text not null check (basis in ('personal_data', 'electronic_systems', 'court', 'other')),
  letter_number text not null check (length(letter_number) between 1 and 200),
  letter_date date not null,
  asked_by text not null check (length(asked_by) between 1 and 200),
  state text not null check (state in ('requested', 'cancelled', 'erased')),
  requested_by uuid not null references person (id),
  requested_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  -- SHA-256 over the texts of all versions as they were, in the order of the chain.
  digest text check (digest ~ '^[0-9a-f]{64}$'),
  check ((state = 'requested') = (decided_at is null)),
  check ((state = 'erased') = (digest is not null))
);
create unique index erasure_open_once on erasure (innovation_id) where state = 'requested';
create index erasure_innovation on erasure (innovation_id);

alter table audit_event add column erased_at timestamptz;

-- The digest of a sealed batch after details were taken out of it. It is told in the log too, and so lies in the chain.
create table audit_reseal (
  id bigint generated always as identity primary key,
  seal_no bigint not null,
  digest text not null,
  resealed_at timestamptz not null
);
create trigger audit_reseal_append_only before update or delete on audit_reseal
  for each row execute function audit_refuse();
create trigger audit_reseal_no_truncate before truncate on audit_reseal
  for each statement execute function audit_refuse();

-- Of an event only its details can go, once, in a transaction that says that it erases; everything else stays as it was.
create function audit_erase_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('tuntas.erasing', true) = 'yes'
    and old.erased_at is null and new.erased_at is not null
    and new.changes = '[]' and new.before_digest is null and new.after_digest is null
    and to_jsonb(new) - '{changes,before_digest,after_digest,erased_at}'::text[]
      = to_jsonb(old) - '{changes,before_digest,after_digest,erased_at}'::text[]
  then
    return new;
  end if;
  raise exception 'the audit log is append-only';
end $$;
drop trigger audit_event_append_only on audit_event;
create trigger audit_event_append_only before update or delete on audit_event
  for each row execute function audit_erase_only();
