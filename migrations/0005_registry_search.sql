-- Owner: registry. What can be found: one narrow row per text that somebody may read, written by the app in the
-- transaction of the change. A published innovation whose next version is being written has two rows: the public
-- text, and the one in work for those who may read it.
create extension if not exists pg_trgm;

create table search_doc (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('innovation', 'problem')),
  innovation_id uuid references innovation (id) on delete cascade,
  problem_id uuid references problem (id) on delete cascade,
  -- Whether anyone may read this row; else the rule of visibility.ts over the columns of ownership decides.
  is_public boolean not null,
  state text not null,
  institution_id uuid references institution (id),
  unit_id uuid,
  region_code text references region (code),
  province_code text references region (code),
  -- Facets that are counted together over every hit are small numbers: facet-codes.ts says what they mean.
  -- Stage, digital or not, sustainability and year of the start in one.
  cell integer not null default 0,
  affair_bits bigint not null default 0,
  sdg_bits integer not null default 0,
  has_award boolean not null default false,
  award_tops integer[] not null default '{}',
  award_years integer[] not null default '{}',
  -- The newest one.
  award_year integer,
  -- The best one as the register writes it, with its year: «Top 45 · 2022».
  award_label text not null default '',
  -- When the text reached its readers; what «newest» sorts by.
  moved_at timestamptz not null,
  title text not null,
  summary text not null,
  -- Everything that is searched, as people read it: snippets are cut from it.
  body text not null,
  -- The title in small letters without signs: equal keys are equal titles.
  title_key text not null,
  title_words tsvector not null,
  text_words tsvector not null,
  -- MinHash of the word pairs, 32 bands of 3: two texts that share a band are likely copies.
  bands integer[] not null default '{}',
  -- What was indexed; a row is written again only when this changes.
  digest text not null,
  check ((kind = 'innovation') = (innovation_id is not null)),
  check ((kind = 'problem') = (problem_id is not null)),
  check (kind <> 'innovation' or is_public = false or state = 'published')
);

-- What lists filter and count by stays in the row; what only one page of hits needs is moved out of it.
alter table search_doc
  alter column title_words set storage plain,
  alter column award_tops set storage plain,
  alter column award_years set storage plain,
  alter column text_words set storage external,
  alter column bands set storage external,
  -- Without statistics the planner takes every word for a rare one and goes by the index. With them it reads the whole
  -- table for a word that stands everywhere, and unpacks each text to look: a second instead of 50 ms.
  alter column title_words set statistics 0,
  alter column text_words set statistics 0,
  set (toast_tuple_target = 128);

create unique index search_doc_innovation on search_doc (innovation_id, is_public) where innovation_id is not null;
create unique index search_doc_problem on search_doc (problem_id, is_public) where problem_id is not null;
create index search_doc_text on search_doc using gin (text_words);
create index search_doc_title on search_doc using gin (title_words);
create index search_doc_bands on search_doc using gin (bands);
create index search_doc_title_key on search_doc (title_key, id);
create index search_doc_newest on search_doc (kind, moved_at desc, id desc) where is_public;
create index search_doc_award on search_doc (award_year desc nulls last, moved_at desc, id desc) where is_public and kind = 'innovation';
create index search_doc_region on search_doc (region_code, kind) where is_public;
create index search_doc_private on search_doc (institution_id, unit_id) where not is_public;

-- Words that stand in public texts, as people write them, for mending typos.
create table search_word (
  word text primary key check (length(word) between 3 and 40),
  -- The word without its vowels but the first letter: «spda» is short for «sepeda».
  skeleton text not null,
  -- The form that the index knows it by.
  lexeme text not null,
  -- In how many public texts it stands, as of the last rebuild and the additions since.
  texts integer not null check (texts > 0)
) with (fillfactor = 80);
create index search_word_similar on search_word using gin (word gin_trgm_ops);
create index search_word_skeleton on search_word (skeleton);
create index search_word_lexeme on search_word (lexeme);

-- Public rows whose words still have to enter search_word. Not a column of search_doc: changing one there would write
-- all its index entries again.
create table search_word_waiting (
  doc_id bigint primary key references search_doc (id) on delete cascade
);

-- Counts committed changes of search_doc in slots, so that writers do not wait for each other; the sum only grows,
-- and a result kept under one sum is right as long as the sum stands.
create table search_change (
  slot integer primary key,
  changes bigint not null default 0
);
insert into search_change (slot) select generate_series(1, 64);
