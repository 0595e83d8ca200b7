import type { Conn } from '#platform/db.ts';
import { instrumentDocument } from '../model/document.ts';
import type { InstrumentEditionId, InstrumentRevision } from '../model/edition.ts';
import { tables } from '../schema.ts';

const MOST = 200;

/** The newest revisions of the edition, the newest first; the caller asks who may see which. */
export async function revisionsOf(conn: Conn, id: InstrumentEditionId): Promise<readonly InstrumentRevision[]> {
  const rows = await revisions(conn, id).orderBy('r.no', 'desc').limit(MOST).execute();
  return rows.map(parsed);
}

export async function revisionOf(conn: Conn, id: InstrumentEditionId, no: number): Promise<InstrumentRevision | null> {
  const row = await revisions(conn, id).where('r.no', '=', no).executeTakeFirst();
  return row ? parsed(row) : null;
}

function revisions(conn: Conn, id: InstrumentEditionId) {
  return tables(conn)
    .selectFrom('instrument_revision as r')
    .innerJoin('person as p', 'p.id', 'r.saved_by')
    .select(['r.no', 'r.kind', 'r.document', 'r.reason', 'p.name as savedByName', 'r.saved_at as savedAt'])
    .where('r.edition_id', '=', id);
}

const parsed = (row: Omit<InstrumentRevision, 'document'> & { readonly document: unknown }): InstrumentRevision => ({
  ...row,
  document: instrumentDocument.parse(row.document),
});
