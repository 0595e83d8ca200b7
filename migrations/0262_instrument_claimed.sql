-- Owner: instrument. What each sheet earns as it is claimed, item by item: the index of a province is made of thousands of sheets, and reading
-- every answer and paper of theirs takes seconds. Made new by a job once something has changed of what it is reckoned from.
create table instrument_claimed (
  sheet_id uuid primary key references instrument_sheet (id) on delete cascade,
  -- Counts the changes, so that what was read before one of them is not kept after it.
  changed bigint not null default 0,
  -- Score by item, what earns nothing left out; null while it has to be reckoned.
  scores jsonb
);
create index instrument_claimed_stale on instrument_claimed (sheet_id) where scores is null;

-- Always in the same order, so that no two changes wait for each other.
create function instrument_claimed_stale(sheets uuid[]) returns void language sql as $$
  insert into instrument_claimed as c (sheet_id)
  select id from instrument_sheet where id = any (sheets) order by id
  on conflict (sheet_id) do update set changed = c.changed + 1, scores = null
$$;

create function instrument_claimed_of_sheet() returns trigger language plpgsql as $$
begin
  perform instrument_claimed_stale(array_agg(id)) from touched;
  return null;
end $$;
create trigger instrument_claimed_begun after insert on instrument_sheet
  referencing new table as touched for each statement execute function instrument_claimed_of_sheet();

create function instrument_claimed_of_answer() returns trigger language plpgsql as $$
begin
  perform instrument_claimed_stale(array_agg(distinct sheet_id)) from touched;
  return null;
end $$;
create trigger instrument_claimed_answered after insert on instrument_answer
  referencing new table as touched for each statement execute function instrument_claimed_of_answer();
create trigger instrument_claimed_changed after update on instrument_answer
  referencing new table as touched for each statement execute function instrument_claimed_of_answer();
create trigger instrument_claimed_withdrawn after delete on instrument_answer
  referencing old table as touched for each statement execute function instrument_claimed_of_answer();

create function instrument_claimed_of_use() returns trigger language plpgsql as $$
begin
  perform instrument_claimed_stale(array_agg(distinct subject_id)) from touched where subject_kind = 'instrument_sheet';
  return null;
end $$;
create trigger instrument_claimed_proven after insert on evidence_use
  referencing new table as touched for each statement execute function instrument_claimed_of_use();
create trigger instrument_claimed_reproven after update on evidence_use
  referencing new table as touched for each statement execute function instrument_claimed_of_use();
create trigger instrument_claimed_unproven after delete on evidence_use
  referencing old table as touched for each statement execute function instrument_claimed_of_use();

-- A paper that is archived, or told to be of another year, proves something else wherever it is used.
create function instrument_claimed_of_evidence() returns trigger language plpgsql as $$
begin
  perform instrument_claimed_stale(array_agg(distinct subject_id)) from evidence_use
    where evidence_id = new.id and subject_kind = 'instrument_sheet';
  return null;
end $$;
create trigger instrument_claimed_paper after update on evidence for each row
  when ((old.kind, old.document_date, old.validity_year, old.archived_at is null)
    is distinct from (new.kind, new.document_date, new.validity_year, new.archived_at is null))
  execute function instrument_claimed_of_evidence();

insert into instrument_claimed (sheet_id) select id from instrument_sheet;
