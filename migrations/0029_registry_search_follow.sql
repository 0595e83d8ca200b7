-- Owner: registry. Lets a process that holds the public index in memory ask what has changed since it last looked. A
-- transaction's number is compared with a snapshot, so that what commits late is not missed.
alter table search_doc add column written_xid xid8 not null default pg_current_xact_id();
create index search_doc_written on search_doc (written_xid) where is_public and kind = 'innovation';

-- Public rows that are gone, also by cascade; swept after some days.
create table search_doc_gone (
  doc_id bigint not null,
  gone_xid xid8 not null default pg_current_xact_id(),
  gone_at timestamptz not null default now()
);
create index search_doc_gone_xid on search_doc_gone (gone_xid);
create index search_doc_gone_at on search_doc_gone (gone_at);

create function search_doc_note_gone() returns trigger language plpgsql as $$
begin
  insert into search_doc_gone (doc_id) select id from gone where is_public and kind = 'innovation';
  return null;
end $$;
create trigger search_doc_gone after delete on search_doc referencing old table as gone
  for each statement execute function search_doc_note_gone();

-- Keys are small letters and digits: the order of their bytes is the order of every program, whatever the server's locale.
alter table search_doc alter column title_key type text collate "C";
