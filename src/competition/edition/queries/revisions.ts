import type { Conn } from '#platform/db.ts';
import { editionDocument } from '../model/document.ts';
import type { EditionId, Revision } from '../model/edition.ts';
import { tables } from '../schema.ts';

const MOST = 200;

/** The newest revisions of the edition, the newest first; the caller asks who may see which. */
export async function revisionsOf(conn: Conn, id: EditionId): Promise<readonly Revision[]> {
  const rows = await revisions(conn, id).orderBy('r.no', 'desc').limit(MOST).execute();
  return rows.map(parsed);
}

const BATCH = 20;

/** All of the same, as they come; only within a snapshot. Each comes with the one before it, null for the first. */
export async function* allRevisions(
  conn: Conn,
  id: EditionId,
): AsyncGenerator<readonly { readonly revision: Revision; readonly before: Revision | null }[]> {
  let held: readonly Revision[] = [];
  for (let offset = 0; ; offset += BATCH) {
    const rows = await revisions(conn, id).orderBy('r.no', 'desc').limit(BATCH).offset(offset).execute();
    held = [...held.slice(-1), ...rows.map(parsed)];
    const isLast = rows.length < BATCH;
    const told = isLast ? held : held.slice(0, -1);
    yield told.map((revision, at) => ({ revision, before: held[at + 1] ?? null }));
    if (isLast) return;
  }
}

export async function revisionOf(conn: Conn, id: EditionId, no: number): Promise<Revision | null> {
  const row = await revisions(conn, id).where('r.no', '=', no).executeTakeFirst();
  return row ? parsed(row) : null;
}

function revisions(conn: Conn, id: EditionId) {
  return tables(conn)
    .selectFrom('edition_revision as r')
    .innerJoin('person as p', 'p.id', 'r.saved_by')
    .select(['r.no', 'r.kind', 'r.document', 'r.reason', 'p.name as savedByName', 'r.saved_at as savedAt'])
    .where('r.edition_id', '=', id);
}

const parsed = (row: Omit<Revision, 'document'> & { readonly document: unknown }): Revision => ({
  ...row,
  document: editionDocument.parse(row.document),
});
