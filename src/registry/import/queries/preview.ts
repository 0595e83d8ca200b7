import { sql } from 'kysely';
import { type Conn, inBatches } from '#platform/db.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { InnovationState } from '../../model/states.ts';
import {
  FAULTS_A_PAGE,
  type Fault,
  type ImportId,
  type LeaveWhy,
  type Plan,
  RECORDS_A_PAGE,
  type RecordOutcome,
  type RecordResult,
  type Severity,
} from '../model.ts';
import { tables } from '../schema.ts';

export const FIRST_RECORDS = 10;

/** One page of the faults in the order of the sheet, of one severity or of both. */
export async function faultsOf(
  conn: Conn,
  id: ImportId,
  asked: { readonly severity: Severity | null; readonly page: number },
): Promise<readonly Fault[]> {
  let query = tables(conn)
    .selectFrom('import_fault')
    .select(['row_no as row', 'column_no as column', 'severity', 'code', 'detail'])
    .where('import_id', '=', id)
    .orderBy('row_no')
    .orderBy('id')
    .limit(FAULTS_A_PAGE)
    .offset((asked.page - 1) * FAULTS_A_PAGE);
  if (asked.severity) query = query.where('severity', '=', asked.severity);
  return query.execute();
}

export type FirstRecord = {
  readonly no: number;
  readonly rowNos: readonly number[];
  readonly title: string;
  readonly placeName: string;
  readonly unitName: string | null;
  readonly plan: Plan;
  readonly outcome: RecordOutcome;
  readonly why: LeaveWhy;
};

/** The first records as they will stand, with the institution as it will be called. */
export async function firstRecords(conn: Conn, id: ImportId): Promise<readonly FirstRecord[]> {
  return tables(conn)
    .selectFrom('import_record as d')
    .innerJoin('import_place as l', (join) =>
      join.onRef('l.import_id', '=', 'd.import_id').onRef('l.key', '=', 'd.place_key'),
    )
    .leftJoin('institution as n', 'n.id', 'l.institution_id')
    .select([
      'd.no',
      'd.row_nos as rowNos',
      'd.title',
      'd.unit_name as unitName',
      'd.plan',
      'd.outcome',
      'd.outcome_why as why',
    ])
    .select(sql<string>`coalesce(n.name, l.to_make ->> 'name', l.said ->> 'text')`.as('placeName'))
    .where('d.import_id', '=', id)
    .orderBy('d.no')
    .limit(FIRST_RECORDS)
    .execute();
}

/** How many units the records name. */
export async function unitsNamed(conn: Conn, id: ImportId): Promise<number> {
  const found = await tables(conn)
    .selectFrom('import_record')
    .select(sql<number>`count(distinct (place_key, lower(unit_name)))::int`.as('n'))
    .where('import_id', '=', id)
    .where('unit_name', 'is not', null)
    .executeTakeFirstOrThrow();
  return found.n;
}

export type ResultRecord = {
  readonly no: number;
  readonly rowNos: readonly number[];
  readonly title: string;
  readonly result: RecordResult;
  readonly why: LeaveWhy;
  readonly innovationId: InnovationId | null;
  /** Null when the record is gone since. */
  readonly state: InnovationState | null;
};

/** One page of what came of the records, in the order of the sheet; and how many there are. */
export async function resultRecords(
  conn: Conn,
  id: ImportId,
  page: number,
): Promise<{ readonly total: number; readonly items: readonly ResultRecord[] }> {
  const items = await results(conn, id)
    .select(sql<number>`count(*) over ()::int`.as('total'))
    .limit(RECORDS_A_PAGE)
    .offset((page - 1) * RECORDS_A_PAGE)
    .execute();
  return { total: items[0]?.total ?? 0, items: items as readonly (ResultRecord & { total: number })[] };
}

/** All of the same, as they come. */
export function allResults(conn: Conn, id: ImportId): AsyncGenerator<readonly ResultRecord[]> {
  return inBatches(conn, results(conn, id)) as AsyncGenerator<readonly ResultRecord[]>;
}

function results(conn: Conn, id: ImportId) {
  return tables(conn)
    .selectFrom('import_record as d')
    .leftJoin('innovation as i', 'i.id', 'd.innovation_id')
    .select(['d.no', 'd.row_nos as rowNos', 'd.title', 'd.result', 'd.result_why as why'])
    .select(['d.innovation_id as innovationId', 'i.state'])
    .where('d.import_id', '=', id)
    .where('d.result', 'is not', null)
    .orderBy('d.no');
}

export type FaultyRow = { readonly no: number; readonly cells: readonly string[]; readonly faults: readonly Fault[] };

/** Every row that was not taken, with all that is wrong in it. */
export async function faultyRows(conn: Conn, id: ImportId): Promise<readonly FaultyRow[]> {
  const rows = await tables(conn)
    .selectFrom('import_row as w')
    .select(['w.no', 'w.cells'])
    .select(
      sql<Fault[]>`(select jsonb_agg(jsonb_build_object('row', f.row_no, 'column', f.column_no, 'severity', f.severity,
          'code', f.code, 'detail', f.detail) order by f.id)
        from import_fault f where f.import_id = w.import_id and f.row_no = w.no and f.severity = 'error')`.as('faults'),
    )
    .where('w.import_id', '=', id)
    .where('w.no', 'in', (from) =>
      from.selectFrom('import_fault').select('row_no').where('import_id', '=', id).where('severity', '=', 'error'),
    )
    .orderBy('w.no')
    .execute();
  return rows;
}
