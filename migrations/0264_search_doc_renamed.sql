-- Owner: registry. A process that holds the public index keeps what a page shows of each record, names of institution and unit among it. A new
-- name counts as a change of the records that show it, so that it is there with its commit.
create function search_doc_note_renamed() returns trigger language plpgsql as $$
begin
  -- Always in the same order, so that no two changes wait for each other.
  perform from search_doc where is_public and kind = 'innovation'
    and (tg_table_name = 'institution' and institution_id = new.id or tg_table_name = 'unit' and unit_id = new.id)
    order by id for update;
  if not found then
    return null;
  end if;
  update search_doc set written_xid = pg_current_xact_id() where is_public and kind = 'innovation'
    and (tg_table_name = 'institution' and institution_id = new.id or tg_table_name = 'unit' and unit_id = new.id);
  -- As `noteChange` does: the first slot that no other writer holds, or one more.
  update search_change set changes = changes + 1
    where slot = (select slot from search_change order by slot limit 1 for update skip locked);
  if not found then
    insert into search_change (slot, changes) select max(slot) + 1, 1 from search_change;
  end if;
  return null;
end $$;
create trigger institution_renamed_in_index after update of name on institution for each row
  when (old.name is distinct from new.name) execute function search_doc_note_renamed();
create trigger unit_renamed_in_index after update of name on unit for each row
  when (old.name is distinct from new.name) execute function search_doc_note_renamed();
