-- Owner: registry. What a save replaced, so that two people's work can be merged; and what is typed but not saved yet.

-- The text of an open version as it stood at each revision that a later save replaced: the common ground of two editors.
-- Kept by a trigger, so that no writer can forget it; it goes when nobody can edit the version any more.
create table innovation_revision (
  version_id uuid not null references innovation_version (id) on delete cascade,
  revision integer not null,
  content jsonb not null,
  -- Who made the next revision out of this one, and when.
  replaced_by uuid references person (id),
  replaced_at timestamptz not null,
  primary key (version_id, revision)
);

create function keep_innovation_revision() returns trigger language plpgsql as $$
begin
  insert into innovation_revision (version_id, revision, content, replaced_by, replaced_at)
  values (old.id, old.revision, old.content, new.saved_by, new.saved_at) on conflict do nothing;
  return null;
end $$;
create trigger innovation_version_keeps_revision after update on innovation_version
  for each row when (old.revision <> new.revision) execute function keep_innovation_revision();

create table problem_revision (
  problem_id uuid not null references problem (id) on delete cascade,
  revision integer not null,
  content jsonb not null,
  replaced_by uuid references person (id),
  replaced_at timestamptz not null,
  primary key (problem_id, revision)
);

-- What somebody has typed into a form and not saved: theirs alone, removed when they save, swept when it grows old.
create table registry_draft (
  id uuid primary key,
  person_id uuid not null references person (id),
  version_id uuid references innovation_version (id) on delete cascade,
  section text,
  problem_id uuid references problem (id) on delete cascade,
  -- The revision that the form was filled from; 0 for a thing that is not there yet.
  base_revision integer not null,
  -- [[box, text], …] as typed: nothing of it has to be right yet.
  boxes jsonb not null,
  -- The language in which numbers were typed.
  locale text not null check (locale in ('id', 'en')),
  device text not null default '',
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  check ((version_id is null) = (section is null)),
  check (version_id is null or problem_id is null),
  unique nulls not distinct (person_id, version_id, section, problem_id)
);
create index registry_draft_version on registry_draft (version_id, section);
create index registry_draft_problem on registry_draft (problem_id);
create index registry_draft_age on registry_draft (saved_at);
