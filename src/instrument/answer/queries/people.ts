import type { PersonId } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import type { SheetId } from '../model/sheet.ts';
import { tables } from '../schema.ts';

/** Those who wrote a sheet: who began it, who handed it in, and who claimed an answer of it. */
export async function peopleOfSheet(conn: Conn, id: SheetId): Promise<readonly PersonId[]> {
  const rows = await tables(conn)
    .selectFrom('instrument_sheet as s')
    .leftJoin('instrument_answer as a', 'a.sheet_id', 's.id')
    .select(['s.created_by as began', 's.handed_in_by as handed', 'a.claimed_by as claimed'])
    .where('s.id', '=', id)
    .execute();
  const all = rows.flatMap((it) => [it.began, it.handed, it.claimed]);
  return [...new Set(all.filter((it): it is PersonId => it !== null))];
}
