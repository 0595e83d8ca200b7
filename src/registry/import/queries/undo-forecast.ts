import type { Conn } from '#platform/db.ts';
import type { ImportId } from '../model.ts';
import { type UndoReason, whyNotUndo } from '../rules/undo.ts';
import { titlesOf, type WrittenRow, writtenRows, writtenStandings } from './written.ts';

export type UndoForecast = {
  readonly withdrawn: number;
  readonly reverted: number;
  readonly left: number;
  readonly firstLeft: readonly { readonly title: string; readonly why: UndoReason }[];
};

type Verdict = { readonly row: WrittenRow; readonly why: UndoReason | null };

const BATCH = 1000;
/** So many of the records that would be left are named. */
const NAMED = 20;

/** What undoing would do now, by the very rules by which it is done. */
export async function undoForecast(conn: Conn, id: ImportId): Promise<UndoForecast> {
  const verdicts: Verdict[] = [];
  for (let before: number | undefined; ; ) {
    const rows = await writtenRows(conn, id, BATCH, before);
    const last = rows.at(-1);
    if (!last) break;
    const standings = await writtenStandings(conn, rows, false);
    verdicts.push(...rows.map((row) => ({ row, why: whyNotUndo(row.result, standings.get(row.id) ?? null) })));
    before = last.no;
  }
  const free = verdicts.filter((it) => it.why === null);
  const withdrawn = free.filter((it) => it.row.result === 'created').length;
  const left = verdicts.filter((it) => it.why !== null).toReversed();
  const named = left.slice(0, NAMED);
  const titles = await titlesOf(
    conn,
    id,
    named.map(({ row }) => row.no),
  );
  const firstLeft = named.flatMap(({ row, why }) => (why ? [{ title: titles.get(row.no) ?? '', why }] : []));
  return { withdrawn, reverted: free.length - withdrawn, left: left.length, firstLeft };
}
