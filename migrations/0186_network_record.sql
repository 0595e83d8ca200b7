-- Owner: network. What other hubs publish, as this one holds it, with where each record is from; and what each harvest brought.
create table network_run (
  id uuid primary key,
  peer_id uuid not null references network_peer (id) on delete cascade,
  began_at timestamptz not null,
  -- Null while it runs; one that died is found by its age.
  ended_at timestamptz,
  state text not null check (state in ('running', 'done', 'cut', 'failed', 'stopped')),
  -- `cut` it reached its bound and goes on at once · why it failed or stopped, by our codes.
  fault text check (length(fault) <= 60),
  fault_detail text not null default '' check (length(fault_detail) <= 500),
  cursor_before text,
  cursor_after text,
  pages integer not null default 0,
  bytes bigint not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  gone integer not null default 0,
  refused integer not null default 0
);
create index network_run_peer on network_run (peer_id, began_at desc);

-- What was not taken over, and why, as far as a person can read it.
create table network_refusal (
  id bigint generated always as identity primary key,
  run_id uuid not null references network_run (id) on delete cascade,
  source_id text not null check (length(source_id) <= 200),
  title text not null default '' check (length(title) <= 300),
  field text not null default '' check (length(field) <= 100),
  why text not null check (length(why) <= 60),
  detail text not null default '' check (length(detail) <= 500)
);
create index network_refusal_run on network_refusal (run_id, id);

-- Every record of other hubs, and our own beside them as our feed publishes them (peer null). The columns of the search are those of
-- search_doc, so that the registry's search goes over both.
create table network_record (
  id bigint generated always as identity primary key,
  record_id uuid not null unique,
  peer_id uuid references network_peer (id) on delete cascade,
  -- By which its hub knows it.
  source_id text not null check (length(source_id) between 1 and 200),
  -- Place in the feed of its hub; grows with every change of the record.
  number bigint not null,
  url text not null check (length(url) <= 1000),
  key_id text not null default '',
  run_id uuid,
  changed_at timestamptz not null,
  first_harvested_at timestamptz not null,
  harvested_at timestamptz not null,
  institution text not null default '',
  unit text not null default '',
  content jsonb not null,

  kind text not null default 'innovation' check (kind = 'innovation'),
  is_public boolean not null default true check (is_public),
  -- The code of its hub: the facet by which one chooses.
  hub text not null,
  region_code text,
  province_code text,
  cell integer not null default 0,
  affair_bits bigint not null default 0,
  sdg_bits integer not null default 0,
  has_award boolean not null default false,
  award_tops integer[] not null default '{}',
  award_years integer[] not null default '{}',
  award_year integer,
  award_label text not null default '',
  moved_at timestamptz not null,
  title text not null,
  summary text not null,
  body text not null,
  title_key text collate "C" not null,
  title_words tsvector not null,
  text_words tsvector not null,
  bands integer[] not null default '{}',
  digest text not null,
  written_xid xid8 not null default pg_current_xact_id(),
  unique nulls not distinct (peer_id, source_id)
);
-- As of search_doc (0005), with its reasons.
alter table network_record
  alter column title_words set storage plain,
  alter column award_tops set storage plain,
  alter column award_years set storage plain,
  alter column text_words set storage external,
  alter column bands set storage external,
  alter column title_words set statistics 0,
  alter column text_words set statistics 0,
  set (toast_tuple_target = 128);
create index network_record_text on network_record using gin (text_words);
create index network_record_title on network_record using gin (title_words);
create index network_record_bands on network_record using gin (bands);
create index network_record_title_key on network_record (title_key, id);
create index network_record_newest on network_record (moved_at desc, id desc);
create index network_record_award on network_record (award_year desc nulls last, moved_at desc, id desc);
create index network_record_region on network_record (region_code);
create index network_record_written on network_record (written_xid);

-- What its hub has withdrawn: an older page that brings it again is refused.
create table network_tombstone (
  peer_id uuid not null references network_peer (id) on delete cascade,
  source_id text not null check (length(source_id) between 1 and 200),
  number bigint not null,
  at timestamptz not null,
  primary key (peer_id, source_id)
);

create table network_record_gone (
  doc_id bigint not null,
  gone_xid xid8 not null default pg_current_xact_id(),
  gone_at timestamptz not null default now()
);
create index network_record_gone_xid on network_record_gone (gone_xid);
create index network_record_gone_at on network_record_gone (gone_at);
create function network_record_note_gone() returns trigger language plpgsql as $$
begin
  insert into network_record_gone (doc_id) select id from gone;
  return null;
end $$;
create trigger network_record_gone after delete on network_record referencing old table as gone
  for each statement execute function network_record_note_gone();

create table network_change (
  slot integer primary key,
  changes bigint not null default 0
);
insert into network_change (slot) select generate_series(1, 8);

create table network_word (
  word text primary key check (length(word) between 3 and 40),
  skeleton text not null,
  lexeme text not null,
  texts integer not null check (texts > 0)
) with (fillfactor = 80);
create index network_word_similar on network_word using gin (word gin_trgm_ops);
create index network_word_skeleton on network_word (skeleton);
create index network_word_lexeme on network_word (lexeme);
create table network_word_waiting (
  doc_id bigint primary key references network_record (id) on delete cascade
);
