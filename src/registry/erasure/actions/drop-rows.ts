import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import type { InnovationId } from '../../model/ids.ts';
import { tables } from '../schema.ts';

/** Tables whose rows about the record go, children first; drafts, revisions, offers and results of runs follow by themselves. */
const ofRecord = [
  'innovation_keeper',
  'innovation_award',
  'innovation_external_id',
  'innovation_lineage',
  'problem_innovation',
  'contact_message',
  'innovation_version',
] as const;

/**
 * Takes the record's rows out of the registry's tables. Records adapted from it name the placeholder as their origin. Of an
 * import only the rows of this record lose their cells; the sheet itself goes, for it holds them too.
 */
export async function dropRows(
  tx: Tx,
  { id, placeholder }: { readonly id: InnovationId; readonly placeholder: string },
): Promise<void> {
  const db = tables(tx);
  await blankImports(tx, id);
  await sql`delete from keeper_offer o where exists (select from keeper_offer_record r
    where r.offer_id = o.id and r.innovation_id = ${id})
    and not exists (select from keeper_offer_record r where r.offer_id = o.id and r.innovation_id <> ${id})`.execute(
    db,
  );
  await sql`delete from bulk_run b where exists (select from bulk_run_record r
    where r.run_id = b.id and r.innovation_id = ${id})
    and not exists (select from bulk_run_record r where r.run_id = b.id and r.innovation_id <> ${id})`.execute(db);
  await sql`update innovation_lineage set origin_innovation_id = null,
    origin_text = case when origin_text = '' then ${placeholder} else origin_text end
    where origin_innovation_id = ${id}`.execute(db);
  await sql`delete from innovation_note where version_id in
    (select v.id from innovation_version v where v.innovation_id = ${id})`.execute(db);
  for (const table of ofRecord) await sql`delete from ${sql.table(table)} where innovation_id = ${id}`.execute(db);
  await sql`delete from innovation where id = ${id}`.execute(db);
}

async function blankImports(tx: Tx, id: InnovationId): Promise<void> {
  const db = tables(tx);
  const rows = sql`select r.import_id, n.no from import_record r, unnest(r.row_nos) as n (no) where r.innovation_id = ${id}`;
  await sql`update import_row w set cells = '[]', kinds = null from (${rows}) as it
    where w.import_id = it.import_id and w.no = it.no`.execute(db);
  await sql`delete from import_fault f using (${rows}) as it
    where f.import_id = it.import_id and f.row_no = it.no`.execute(db);
  await sql`delete from import_file where import_id in
    (select import_id from import_record where innovation_id = ${id})`.execute(db);
  await sql`delete from import_record where innovation_id = ${id}`.execute(db);
}
