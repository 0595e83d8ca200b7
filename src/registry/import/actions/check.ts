import { type Kysely, sql } from 'kysely';
import type { InstitutionId, Viewer } from '#identity/index.ts';
import type { Database, Tx } from '#platform/db.ts';
import type { InnovationId } from '../../model/ids.ts';
import { titleKey } from '../../search/words.ts';
import type { Fault, ImportId, ImportRun, Mapping, StagedRecord } from '../model.ts';
import { choicesOf, placeScope } from '../queries/places.ts';
import { rowsAfter, rowsByNo } from '../queries/rows.ts';
import { runById } from '../queries/run.ts';
import { gatherRows, groupRows, type RowGroup } from '../rules/group.ts';
import type { SheetReading } from '../rules/open-row.ts';
import { DEFAULT_PLACE } from '../rules/place.ts';
import { type RowReading, readRow } from '../rules/row.ts';
import { newScan, type Scan, type ScannedPlace, type ScanSettings, scanRow, yearOf } from '../rules/scan.ts';
import { tables } from '../schema.ts';
import { note } from './note.ts';
import { type Planned, planRecords } from './plan-records.ts';

/** Records that are decided and written down at once. */
const BATCH = 500;

type Checking = {
  readonly db: Database;
  readonly run: ImportRun;
  readonly mapping: Mapping;
  readonly sheet: SheetReading;
};

/**
 * Reads every staged row by the mapping and writes down what its record would become. All of it in one transaction: a
 * check that was overtaken or broken off leaves nothing. Does nothing for an import that stands elsewhere by now.
 */
export async function checkImport(
  db: Database,
  who: Viewer,
  asked: { readonly id: ImportId; readonly revision: number },
  now: Date,
): Promise<void> {
  await db.transact(async (tx) => {
    // One check at a time: a second one of the same import waits, and then finds its work done.
    await sql`select pg_advisory_xact_lock(hashtextextended(${asked.id}, 0))`.execute(raw(tx));
    const run = await runById(tx, asked.id);
    if (!run?.mapping || run.state !== 'checking' || run.revision !== asked.revision) return;
    const checking = { db, run, mapping: run.mapping, sheet: { mapping: run.mapping, headings: run.headings } };
    await forget(tx, run.id);
    const scan = await scanRows(tx, checking);
    await insertPlaces(tx, run.id, scan);
    await insertFaults(tx, run.id, scan.faults);
    const records = await checkRecords(tx, checking, scan);
    await finishCheck(tx, who, { run, records }, now);
  });
}

const raw = (tx: Tx) => tx as unknown as Kysely<unknown>;

async function forget(tx: Tx, id: ImportId): Promise<void> {
  await tables(tx).deleteFrom('import_record').where('import_id', '=', id).execute();
  await tables(tx).deleteFrom('import_fault').where('import_id', '=', id).execute();
  await tables(tx).deleteFrom('import_place').where('import_id', '=', id).execute();
}

async function scanRows(tx: Tx, checking: Checking): Promise<Scan> {
  const { run, mapping, sheet } = checking;
  const columns = mapping.columns;
  const settings: ScanSettings = {
    scope: await placeScope(tx, run),
    choices: await choicesOf(tx, run.id),
    institutionId: mapping.institutionId,
    placeColumn: columns.findIndex((use) => use === 'institution' || use === 'region'),
    titleKey,
  };
  const placeColumn = settings.placeColumn === -1 ? null : settings.placeColumn;
  const scan = newScan();
  for await (const rows of rowsAfter(tx, run.id, run.dataAfter))
    for (const row of rows) scanRow(scan, readRow(row, sheet), { ...settings, placeColumn });
  return scan;
}

async function insertPlaces(tx: Tx, id: ImportId, scan: Scan): Promise<void> {
  const places = [...scan.places.values()].map(({ said, resolved, firstRow, rows }) => ({
    key: said.key,
    said,
    standing: resolved.standing,
    row_count: rows,
    first_row: firstRow,
    institution_id: resolved.institutionId,
    to_make: resolved.toMake,
  }));
  await sql`insert into import_place (import_id, key, said, standing, row_count, first_row, institution_id, to_make)
    select ${id}, key, said, standing, row_count, first_row, institution_id, to_make
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as place
      (key text, said jsonb, standing text, row_count integer, first_row integer, institution_id uuid, to_make jsonb)`.execute(
    raw(tx),
  );
}

/** Faults in one statement; a sheet that is wrong all over has hundreds of thousands. */
const FAULTS = 5000;

async function insertFaults(tx: Tx, id: ImportId, faults: readonly Fault[]): Promise<void> {
  for (let at = 0; at < faults.length; at += FAULTS)
    await sql`insert into import_fault (import_id, row_no, column_no, severity, code, detail)
      select ${id}, "row", "column", severity, code, detail
      from jsonb_to_recordset(${JSON.stringify(faults.slice(at, at + FAULTS))}::jsonb) as fault
        ("row" integer, "column" integer, severity text, code text, detail jsonb)`.execute(raw(tx));
}

type CheckedRecord = StagedRecord & { readonly title: string; readonly institutionId: InstitutionId | null };

async function checkRecords(tx: Tx, checking: Checking, scan: Scan): Promise<number> {
  const { run, mapping } = checking;
  const groups = groupRows(scan.identities);
  const claimed = new Set<InnovationId>();
  const settings = { idSystem: mapping.idSystem, headingSet: run.headingSet, policy: 'update' as const, lock: false };
  for (let at = 0; at < groups.length; at += BATCH) {
    const batch = groups.slice(at, at + BATCH);
    const { records, faults } = await recordsOf(tx, checking, { groups: batch, places: scan.places });
    const planned = await planRecords(tx, records, { ...settings, claimed });
    await insertRecords(tx, run.id, planned);
    await insertFaults(tx, run.id, [...faults, ...planned.flatMap(matchFaults)]);
    await tellProgress(checking, at + batch.length);
  }
  return groups.length;
}

/** The rows of some records, read again: a long sheet never stands in memory as a whole. */
async function recordsOf(
  tx: Tx,
  { run, sheet, mapping }: Checking,
  { groups, places }: { readonly groups: readonly RowGroup[]; readonly places: ReadonlyMap<string, ScannedPlace> },
): Promise<{ records: readonly CheckedRecord[]; faults: readonly Fault[] }> {
  const cells = await rowsByNo(
    tx,
    run.id,
    groups.flatMap((group) => group.rowNos),
  );
  const faults: Fault[] = [];
  const records = groups.map((group): CheckedRecord => {
    const readings = group.rowNos.flatMap((no) => {
      const row = cells.get(no);
      return row ? [readRow(row, sheet)] : [];
    }) as [RowReading, ...RowReading[]];
    const gathered = gatherRows(readings);
    faults.push(...gathered.faults);
    const placeKey = gathered.place?.key ?? DEFAULT_PLACE;
    const { title } = gathered.plan.content;
    return {
      no: group.no,
      rowNos: group.rowNos,
      placeKey,
      institutionId:
        places.get(placeKey)?.resolved.institutionId ?? (placeKey === DEFAULT_PLACE ? mapping.institutionId : null),
      unitName: gathered.unit,
      title,
      titleKey: titleKey(title),
      startYear: yearOf(gathered.plan.content),
      externalId: gathered.externalId,
      plan: gathered.plan,
    };
  });
  return { records, faults };
}

function matchFaults({ record, why }: Planned<CheckedRecord>): readonly Fault[] {
  if (why !== 'several_match' && why !== 'id_elsewhere') return [];
  const detail = { value: record.externalId ?? record.title };
  return [{ row: record.rowNos[0] ?? 0, column: null, severity: 'warning', code: why, detail }];
}

async function insertRecords(tx: Tx, id: ImportId, planned: readonly Planned<CheckedRecord>[]): Promise<void> {
  const rows = planned.map(({ record, outcome, why, standing }) => ({
    no: record.no,
    row_nos: record.rowNos,
    place_key: record.placeKey,
    unit_name: record.unitName,
    title: record.title,
    title_key: record.titleKey,
    start_year: record.startYear,
    external_id: record.externalId,
    plan: record.plan,
    outcome,
    outcome_why: why,
    innovation_id: standing?.id ?? null,
  }));
  await sql`insert into import_record (import_id, no, row_nos, place_key, unit_name, title, title_key, start_year,
      external_id, plan, outcome, outcome_why, innovation_id)
    select ${id}, no, row_nos, place_key, unit_name, title, title_key, start_year, external_id, plan, outcome,
      outcome_why, innovation_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as record
      (no integer, row_nos integer[], place_key text, unit_name text, title text, title_key text, start_year integer,
       external_id text, plan jsonb, outcome text, outcome_why text, innovation_id uuid)`.execute(raw(tx));
}

/** Told outside the transaction, so that the page of the import sees it grow; never waits for a connection. */
async function tellProgress({ db, run }: Checking, checked: number): Promise<void> {
  const { pool } = db;
  const free = pool.waitingCount === 0 && (pool.idleCount > 0 || pool.totalCount < pool.options.max);
  if (!free) return;
  await tables(db.conn)
    .updateTable('import_run')
    .set({ done_count: checked, touched_at: sql<Date>`now()` })
    .where('id', '=', run.id)
    .where('revision', '=', run.revision)
    .where('state', '=', 'checking')
    .execute();
}

async function finishCheck(
  tx: Tx,
  who: Viewer,
  { run, records }: { readonly run: ImportRun; readonly records: number },
  now: Date,
): Promise<void> {
  await tables(tx)
    .updateTable('import_run')
    .set({ state: 'checked', record_count: records, done_count: 0, touched_at: now })
    .where('id', '=', run.id)
    .where('revision', '=', run.revision)
    .execute();
  await note(tx, who, { id: run.id, verb: 'check', after: { records } }, now);
}
