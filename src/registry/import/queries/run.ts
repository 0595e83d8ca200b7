import { sql } from 'kysely';
import { isActing, type PersonId, type Viewer } from '#identity/index.ts';
import { type Conn, inBatches, type Tx } from '#platform/db.ts';
import { type ImportId, type ImportRun, RUNS_A_PAGE } from '../model.ts';
import { whyNotSee } from '../rules/moves.ts';
import { tables } from '../schema.ts';

const columns = [
  'r.id',
  'r.institution_id as institutionId',
  'n.name as institutionName',
  'r.scope',
  'r.started_by as startedBy',
  'p.name as startedByName',
  'r.membership_id as membershipId',
  'r.state',
  'r.file_name as fileName',
  'r.form',
  'r.header_row as headerRow',
  'r.data_after as dataAfter',
  'r.headings',
  'r.heading_set as headingSet',
  'r.mapping',
  'r.revision',
  'r.publish',
  'r.on_existing as onExisting',
  'r.row_count as rowCount',
  'r.record_count as recordCount',
  'r.done_count as doneCount',
  'r.failures',
  'r.stop_wanted as stopWanted',
  'r.created_at as createdAt',
  'r.touched_at as touchedAt',
  'r.confirmed_at as confirmedAt',
  'r.finished_at as finishedAt',
  'r.undone_at as undoneAt',
  'r.undone_by as undoneBy',
] as const;

function runs(conn: Conn) {
  return tables(conn)
    .selectFrom('import_run as r')
    .innerJoin('institution as n', 'n.id', 'r.institution_id')
    .innerJoin('person as p', 'p.id', 'r.started_by')
    .select(columns);
}

/** The import whoever looks; for jobs, which act in its own name. */
export async function runById(conn: Conn, id: ImportId): Promise<ImportRun | null> {
  return (await runs(conn).where('r.id', '=', id).executeTakeFirst()) ?? null;
}

/** The import, or null when there is none that the viewer may see. */
export async function runFor(conn: Conn, viewer: Viewer, id: ImportId): Promise<ImportRun | null> {
  const run = await runById(conn, id);
  return run && whyNotSee(run, viewer) === null ? run : null;
}

/** Locks the import until the transaction ends. */
export async function holdRun(tx: Tx, id: ImportId): Promise<ImportRun | null> {
  return (await runs(tx).where('r.id', '=', id).forUpdate('r').executeTakeFirst()) ?? null;
}

export type ListedRun = ImportRun & { readonly created: number; readonly updated: number; readonly left: number };

/** One page of the imports that the viewer may see, newest first, with what came of them; and how many there are. */
export async function listRuns(
  conn: Conn,
  viewer: Viewer,
  page: number,
): Promise<{ readonly total: number; readonly items: readonly ListedRun[] }> {
  const items = await listed(conn, viewer)
    .select(sql<number>`count(*) over ()::int`.as('total'))
    .limit(RUNS_A_PAGE)
    .offset((page - 1) * RUNS_A_PAGE)
    .execute();
  return { total: items[0]?.total ?? 0, items };
}

/** All of the same imports, as they come. */
export function allRuns(conn: Conn, viewer: Viewer): AsyncIterable<readonly ListedRun[]> {
  return inBatches<ListedRun>(conn, listed(conn, viewer));
}

function listed(conn: Conn, viewer: Viewer) {
  const own = isActing(viewer, 'hub_admin') ? null : (viewer.acting?.institutionId ?? null);
  const seen = runs(conn).$if(own !== null, (query) =>
    query.where('r.institution_id', '=', own as never).where('r.scope', '=', 'institution'),
  );
  const count = (result: string) => sql<number>`(select count(*)::int from import_record as d
    where d.import_id = r.id and d.result = ${result})`;
  return seen
    .select([count('created').as('created'), count('updated').as('updated'), count('left').as('left')])
    .orderBy('r.created_at', 'desc')
    .orderBy('r.id', 'desc');
}

/** Whether this very file was brought in before, whatever came of it. */
export async function wasImported(conn: Conn, digest: string): Promise<boolean> {
  const found = await tables(conn)
    .selectFrom('import_run')
    .select('id')
    .where('file_digest', '=', digest)
    .where('confirmed_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export type WaitingRun = {
  readonly id: ImportId;
  readonly state: 'staged' | 'checked' | 'stopped' | 'failed';
  readonly fileName: string;
  readonly touchedAt: Date;
};

const WAITING_SHOWN = 5;

/** Imports that this person began and has to go on with, the newest first. */
export async function waitingRuns(conn: Conn, personId: PersonId): Promise<readonly WaitingRun[]> {
  const rows = await tables(conn)
    .selectFrom('import_run')
    .select(['id', 'state', 'file_name as fileName', 'touched_at as touchedAt'])
    .where('started_by', '=', personId)
    .where('state', 'in', ['staged', 'checked', 'stopped', 'failed'])
    .orderBy('touched_at', 'desc')
    .limit(WAITING_SHOWN)
    .execute();
  return rows as readonly WaitingRun[];
}
