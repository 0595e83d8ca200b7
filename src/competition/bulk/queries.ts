import { sql } from 'kysely';
import { changedSince } from '#audit/index.ts';
import type { Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { visibleTo } from '../entry/visibility.ts';
import type { BulkRun, EntryRunId, RunEntry } from './model.ts';
import { undoUntil } from './rules.ts';
import { tables } from './schema.ts';

function runs(conn: Conn) {
  return tables(conn)
    .selectFrom('entry_run as r')
    .select([
      'r.id',
      'r.move',
      'r.said',
      'r.list',
      'r.done_by as doneBy',
      'r.done_at as doneAt',
      'r.undone_at as undoneAt',
    ]);
}

/** The run, for whoever did it. */
export async function runFor(conn: Conn, viewer: Viewer, id: EntryRunId): Promise<BulkRun | null> {
  const row = await runs(conn)
    .where('r.id', '=', id)
    .where('r.done_by', '=', viewer.person?.id ?? (null as never))
    .executeTakeFirst();
  return row ?? null;
}

/** Its entries that the viewer may (still) read, by title. */
export async function entriesOfRun(conn: Conn, viewer: Viewer, id: EntryRunId): Promise<readonly RunEntry[]> {
  return tables(conn)
    .selectFrom('entry')
    .innerJoin('entry_run_entry as r', 'r.entry_id', 'entry.id')
    .innerJoin('institution as n', 'n.id', 'entry.institution_id')
    .leftJoin('unit as u', 'u.id', 'entry.unit_id')
    .select([
      'entry.id',
      'entry.title',
      sql<string>`concat_ws(', ', u.name, n.name)`.as('place'),
      'r.why',
      'r.former',
      'r.done_at as doneAt',
      'r.undone',
    ])
    .where('r.run_id', '=', id)
    .where((where) => visibleTo(viewer)(where as never))
    .orderBy('entry.title')
    .orderBy('entry.id')
    .execute();
}

/** Which of them somebody changed after the run, by the log. */
export async function changedAfter(conn: Conn, entries: readonly RunEntry[]): Promise<ReadonlySet<string>> {
  const marks = entries.map(({ id, doneAt }) => ({ id, at: doneAt }));
  return changedSince(conn, 'entry', marks, 'competition.');
}

export type LastRun = Pick<BulkRun, 'id' | 'move' | 'doneAt'> & { readonly done: number };

/** What the viewer did last to many of this list, as long as it can be taken back. */
export async function lastRunFor(conn: Conn, viewer: Viewer, list: string, now: Date): Promise<LastRun | null> {
  if (!viewer.person) return null;
  const row = await tables(conn)
    .selectFrom('entry_run as r')
    .select([
      'r.id',
      'r.move',
      'r.done_at as doneAt',
      sql<number>`(select count(*) from entry_run_entry e where e.run_id = r.id and e.why is null)`.as('done'),
    ])
    .where('r.done_by', '=', viewer.person.id)
    .where('r.undone_at', 'is', null)
    .where(sql<boolean>`split_part(r.list, '?', 1) = ${list}`)
    .orderBy('r.done_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && row.done > 0 && now < undoUntil(row) ? row : null;
}
