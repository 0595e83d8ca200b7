import type { Conn } from '#platform/db.ts';
import type { AssignmentRunId, RoundId, SubjectRowId } from '../model/ids.ts';
import type { SheetLine } from '../model/round.ts';
import type { Pair } from '../rules/assignment.ts';
import { tables } from '../schema.ts';

function lines(conn: Conn, roundId: RoundId) {
  return tables(conn)
    .selectFrom('evaluation_sheet as e')
    .innerJoin('evaluation_subject as s', 's.id', 'e.subject_row')
    .where('s.round_id', '=', roundId);
}

/** The sheets of the round that stand, whoever asks. */
export async function sheetsOf(conn: Conn, roundId: RoundId): Promise<readonly SheetLine[]> {
  return lines(conn, roundId)
    .select(['e.id', 'e.juror_id as jurorId', 'e.subject_row as row', 'e.state', 'e.assigned_at as assignedAt'])
    .select('e.finished_at as finishedAt')
    .where('e.state', '!=', 'withdrawn')
    .orderBy('s.label')
    .orderBy('e.assigned_at')
    .orderBy('e.id')
    .execute();
}

/** Who reads what of the round, whoever asks: of thousands of sheets as little as giving out looks at. */
export async function pairsOf(conn: Conn, roundId: RoundId): Promise<readonly Pair[]> {
  return lines(conn, roundId)
    .select(['e.juror_id as jurorId', 'e.subject_row as row'])
    .where('e.state', '!=', 'withdrawn')
    .execute();
}

/** The sheets that stand on these subjects. */
export async function sheetsOn(conn: Conn, rows: readonly SubjectRowId[]): Promise<readonly SheetLine[]> {
  if (rows.length === 0) return [];
  return tables(conn)
    .selectFrom('evaluation_sheet as e')
    .select(['e.id', 'e.juror_id as jurorId', 'e.subject_row as row', 'e.state', 'e.assigned_at as assignedAt'])
    .select('e.finished_at as finishedAt')
    .where('e.subject_row', 'in', [...rows])
    .where('e.state', '!=', 'withdrawn')
    .orderBy('e.assigned_at')
    .orderBy('e.id')
    .execute();
}

export type LastRun = { readonly runId: AssignmentRunId; readonly at: Date; readonly sheets: number };

/** What was given out last and can be taken back: sheets of it that nobody has begun. Null when there is none. */
export async function lastRun(conn: Conn, roundId: RoundId): Promise<LastRun | null> {
  const row = await lines(conn, roundId)
    .select((it) => ['e.run_id as runId', 'e.assigned_at as at', it.fn.countAll<number>().as('sheets')])
    .where('e.state', '=', 'not_started')
    .groupBy(['e.run_id', 'e.assigned_at'])
    .orderBy('e.assigned_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
