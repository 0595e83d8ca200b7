import { sql } from 'kysely';
import { changedSince } from '#audit/index.ts';
import { isActing, type Viewer } from '#identity/index.ts';
import type { Conn } from '#platform/db.ts';
import { workVisibleTo } from '../visibility.ts';
import type { BulkRun, BulkRunId, ListedRun, RunRecord } from './model.ts';
import { tables } from './schema.ts';

function runs(conn: Conn) {
  return tables(conn)
    .selectFrom('bulk_run as b')
    .innerJoin('person as p', 'p.id', 'b.done_by')
    .select([
      'b.id',
      'b.move',
      'b.said',
      'b.done_by as doneBy',
      'p.name as doneByName',
      'b.done_at as doneAt',
      'b.undone_at as undoneAt',
    ]);
}

/** The run whoever asks; the caller asks whether it may be seen (rules.ts). */
export async function runById(conn: Conn, id: BulkRunId): Promise<BulkRun | null> {
  return (await runs(conn).where('b.id', '=', id).executeTakeFirst()) ?? null;
}

/** Its records whose work the viewer may (still) see, by title. */
export async function recordsOfRun(conn: Conn, viewer: Viewer, id: BulkRunId): Promise<readonly RunRecord[]> {
  return tables(conn)
    .selectFrom('innovation')
    .innerJoin('bulk_run_record as r', 'r.innovation_id', 'innovation.id')
    .innerJoin('institution as n', 'n.id', 'innovation.institution_id')
    .leftJoin('unit as u', 'u.id', 'innovation.unit_id')
    .innerJoin('innovation_version as v', (join) =>
      join.on((on) =>
        on('v.id', '=', on.fn.coalesce('innovation.working_version_id', 'innovation.published_version_id')),
      ),
    )
    .select([
      'innovation.id',
      'innovation.institution_id as institutionId',
      'innovation.unit_id as unitId',
      sql<string>`v.content ->> 'title'`.as('title'),
      sql<string>`concat_ws(', ', u.name, n.name)`.as('place'),
      'r.why',
      'r.former',
      'r.undone',
      'r.undone_why as undoneWhy',
    ])
    .where('r.run_id', '=', id)
    .where((where) => workVisibleTo(viewer)(where as never))
    .orderBy(sql`v.content ->> 'title'`)
    .orderBy('innovation.id')
    .execute();
}

/** What was done to many by the viewer, or for the hub's admin by anyone, newest first. */
export async function runsFor(conn: Conn, viewer: Viewer, limit: number): Promise<readonly ListedRun[]> {
  const count = (condition: string) =>
    sql<number>`(select count(*) from bulk_run_record r where r.run_id = b.id and ${sql.raw(condition)})`;
  let query = runs(conn).select([
    count('r.why is null').as('done'),
    count('r.why is not null').as('skipped'),
    count("r.undone = 'undone'").as('undone'),
  ]);
  if (!isActing(viewer, 'hub_admin')) query = query.where('b.done_by', '=', viewer.person?.id ?? (null as never));
  return query.orderBy('b.done_at', 'desc').orderBy('b.id', 'desc').limit(limit).execute();
}

/** Which of the records were changed after the run, by anybody. */
export async function changedAfter(
  conn: Conn,
  run: Pick<BulkRun, 'doneAt'>,
  records: readonly Pick<RunRecord, 'id'>[],
): Promise<ReadonlySet<string>> {
  const marks = records.map(({ id }) => ({ id, at: run.doneAt }));
  return changedSince(conn, 'innovation', marks, 'registry.innovation.');
}
