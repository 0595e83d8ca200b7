import { sql } from 'kysely';
import type { Database, Tx } from '#platform/db.ts';
import { editionsByIds } from '../../catalogue/queries/editions.ts';
import type { Scores, SheetId } from '../model/sheet.ts';
import { reckonedScores, type StaleSheet, staleSheets } from '../queries/claimed.ts';
import { tables } from '../schema.ts';

/** So many sheets are reckoned in one transaction. */
const AT_ONCE = 500;

/** Reckons the sheets of which something changed, all of them; what changes meanwhile waits for the next time. */
export async function keepClaimed(db: Database): Promise<void> {
  let after: SheetId | null = null;
  do after = await db.transact((tx) => keepSome(tx, after));
  while (after);
}

/** The last one that was reckoned; null when there was none. */
async function keepSome(tx: Tx, after: SheetId | null): Promise<SheetId | null> {
  const stale = await staleSheets(tx, after, AT_ONCE);
  const editions = await editionsByIds(
    tx,
    stale.map((it) => it.editionId),
  );
  for (const [editionId, sheets] of Map.groupBy(stale, (it) => it.editionId)) {
    const edition = editions.get(editionId);
    if (edition) await keep(tx, sheets, await reckonedScores(tx, sheets, edition.document));
  }
  return stale.at(-1)?.id ?? null;
}

/** Nothing is kept of a sheet that changed after it was read: `changed` counts on. */
async function keep(tx: Tx, sheets: readonly StaleSheet[], scores: ReadonlyMap<SheetId, Scores>): Promise<void> {
  const rows = sheets.map(({ id, changed }) => ({ id, changed, scores: scores.get(id) ?? {} }));
  await sql`
    update instrument_claimed c set scores = it.scores
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as it (id uuid, changed bigint, scores jsonb)
    where c.sheet_id = it.id and c.changed = it.changed`.execute(tables(tx));
}
