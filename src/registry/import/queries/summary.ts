import { sql } from 'kysely';
import type { Conn } from '#platform/db.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { FaultCode, ImportId, RecordOutcome, RecordResult, Severity } from '../model.ts';
import type { UndoReason } from '../rules/undo.ts';
import { tables } from '../schema.ts';

export type Counts = {
  /** Of the preview: what is foretold. */
  readonly outcomes: Readonly<Record<RecordOutcome, number>>;
  /** Of the run: what came of it. */
  readonly results: Readonly<Record<RecordResult, number>>;
  readonly undone: Readonly<Record<'withdrawn' | 'reverted' | 'left', number>>;
  /** Rows with at least one error stay out; warnings are counted each. */
  readonly rowsWithErrors: number;
  readonly errors: number;
  readonly warnings: number;
  readonly institutionsMade: number;
};

const noOutcomes: Record<RecordOutcome, number> = { create: 0, update: 0, unchanged: 0, leave: 0 };
const noResults: Record<RecordResult, number> = { created: 0, updated: 0, unchanged: 0, left: 0, failed: 0 };
const noUndone = { withdrawn: 0, reverted: 0, left: 0 };

/** Everything that is counted of an import, in three statements. */
export async function countsOf(conn: Conn, id: ImportId): Promise<Counts> {
  const rows = await tables(conn)
    .selectFrom('import_record')
    .select(['outcome', 'result', 'undone'])
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('import_id', '=', id)
    .groupBy(['outcome', 'result', 'undone'])
    .execute();
  const faults = await tables(conn)
    .selectFrom('import_fault')
    .select(sql<number>`(count(distinct row_no) filter (where severity = 'error'))::int`.as('rowsWithErrors'))
    .select(sql<number>`(count(*) filter (where severity = 'error'))::int`.as('errors'))
    .select(sql<number>`(count(*) filter (where severity = 'warning'))::int`.as('warnings'))
    .where('import_id', '=', id)
    .executeTakeFirstOrThrow();
  const made = await tables(conn)
    .selectFrom('import_place')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('import_id', '=', id)
    .where('made', '=', true)
    .where('institution_id', 'is not', null)
    .executeTakeFirstOrThrow();
  const [outcomes, results, undone] = [{ ...noOutcomes }, { ...noResults }, { ...noUndone }];
  for (const row of rows) {
    outcomes[row.outcome] += row.n;
    if (row.result) results[row.result] += row.n;
    if (row.undone) undone[row.undone] += row.n;
  }
  return { outcomes, results, undone, ...faults, institutionsMade: made.n };
}

export type FaultCount = { readonly severity: Severity; readonly code: FaultCode; readonly n: number };

/** How often each fault was found, errors first, then the commonest. */
export async function faultCounts(conn: Conn, id: ImportId): Promise<readonly FaultCount[]> {
  return tables(conn)
    .selectFrom('import_fault')
    .select(['severity', 'code'])
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('import_id', '=', id)
    .groupBy(['severity', 'code'])
    .orderBy('severity')
    .orderBy('n', 'desc')
    .orderBy('code')
    .execute();
}

export type LeftRecord = {
  readonly no: number;
  readonly title: string;
  readonly innovationId: InnovationId | null;
  readonly why: UndoReason | '';
};

/** Records that the undoing left, in the order of the sheet. */
export async function leftByUndo(conn: Conn, id: ImportId, limit: number): Promise<readonly LeftRecord[]> {
  return tables(conn)
    .selectFrom('import_record')
    .select(['no', 'title', 'innovation_id as innovationId', 'undone_why as why'])
    .where('import_id', '=', id)
    .where('undone', '=', 'left')
    .orderBy('no')
    .limit(limit)
    .execute();
}
