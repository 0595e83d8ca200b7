import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { Viewer } from '#identity/index.ts';
import type { Database, Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import {
  type CellKind,
  describeTable,
  readRows,
  type SheetRefusal,
  type SheetRow,
  type TableForm,
} from '#platform/sheet/index.ts';
import type { ImportId } from '../model.ts';
import { type Header, headerOf } from '../rules/header.ts';
import { headingSet } from '../rules/headings.ts';
import { tables } from '../schema.ts';
import { note } from './note.ts';

/** Most records of one import; what is longer is brought in in parts. */
export const MAX_ROWS = 50_000;
export const MAX_FILE_BYTES = 25 * 1024 * 1024;
/** The header is looked for in so many rows. */
export const HEADER_ROWS = 40;
const LONGEST_NAME = 200;
/** Rows in one statement; between two of them others get their turn. */
const CHUNK = 1000;

export type StagedTable = { readonly form: TableForm; readonly header: Header; readonly rows: readonly SheetRow[] };

/**
 * Takes a sheet in: its rows are staged, nothing of it is in the registry yet. What kind of file it is its content
 * tells. The bytes are only kept where there is another sheet to choose.
 */
export async function stageFile(
  db: Database,
  who: Viewer,
  file: { readonly bytes: Uint8Array; readonly name: string },
  now: Date,
): Promise<Outcome<ImportId, SheetRefusal>> {
  const read = await readStaged(file.bytes, {});
  if (!read.ok) return read;
  const id = newId<'ImportId'>(now.getTime());
  await db.transact(async (tx) => {
    await insertRun(tx, who, { id, file, table: read.value }, now);
    await insertRows(tx, id, read.value.rows);
    if (hasChoice(read.value.form))
      await tables(tx)
        .insertInto('import_file')
        .values({ import_id: id, bytes: Buffer.from(file.bytes) })
        .execute();
    const after = { fileName: nameOf(file.name), rows: dataRows(read.value) };
    await note(tx, who, { id, verb: 'upload', after }, now);
  });
  return done(id);
}

const hasChoice = (form: TableForm) => form.format !== 'delimited' && form.sheets.length > 1;

/** The rows of a file with the header that they seem to have. */
export async function readStaged(
  bytes: Uint8Array,
  wanted: { readonly sheet?: string; readonly headerRow?: number },
): Promise<Outcome<StagedTable, SheetRefusal>> {
  // The header and title rows above it are no records.
  const options = { sheet: wanted.sheet, limits: { rows: MAX_ROWS + HEADER_ROWS, fileBytes: MAX_FILE_BYTES } };
  const form = await describeTable(bytes, options);
  if (!form.ok) return form;
  const rows: SheetRow[] = [];
  for await (const row of readRows(bytes, options)) {
    if (!row.ok)
      return refused(row.why.code === 'too_many_rows' ? { code: 'too_many_rows', limit: MAX_ROWS } : row.why);
    rows.push(row.value);
    if (rows.length % CHUNK === 0) await otherWork();
  }
  const header = headerOf(rows.slice(0, HEADER_ROWS), wanted.headerRow ?? null);
  if (!header) return refused({ code: 'no_such_row', row: wanted.headerRow ?? 0 });
  const table = { form: form.value, header, rows };
  return dataRows(table) > MAX_ROWS ? refused({ code: 'too_many_rows', limit: MAX_ROWS }) : done(table);
}

/** Lets requests of others through while a long sheet is read. */
const otherWork = () => new Promise((resolve) => setImmediate(resolve));

export function dataRows({ header, rows }: StagedTable): number {
  return rows.filter((row) => row.number > header.dataAfter).length;
}

type NewRun = {
  readonly id: ImportId;
  readonly file: { readonly bytes: Uint8Array; readonly name: string };
  readonly table: StagedTable;
};

async function insertRun(tx: Tx, who: Viewer, { id, file, table }: NewRun, now: Date): Promise<void> {
  const { person, acting } = who;
  if (!person || !acting) throw new Error('an import is started by somebody who acts in a role');
  await tables(tx)
    .insertInto('import_run')
    .values({
      id,
      institution_id: acting.institutionId,
      scope: acting.role === 'hub_admin' ? 'hub' : 'institution',
      started_by: person.id,
      membership_id: acting.id,
      state: 'staged',
      file_name: nameOf(file.name),
      file_digest: createHash('sha256').update(file.bytes).digest('hex'),
      revision: 1,
      record_count: 0,
      done_count: 0,
      failures: 0,
      stop_wanted: false,
      created_at: now,
      touched_at: now,
      ...tableColumns(table),
    })
    .execute();
}

/** What the run keeps of the table that was read; objects go in as JSON text, for the driver takes arrays for SQL arrays. */
export function tableColumns(table: StagedTable) {
  const { form, header } = table;
  return {
    form: sql<TableForm>`${JSON.stringify(form)}::jsonb`,
    header_row: header.row,
    data_after: header.dataAfter,
    headings: sql<readonly string[]>`${JSON.stringify(header.headings.map(clean))}::jsonb`,
    heading_set: headingSet(header.headings),
    row_count: dataRows(table),
  };
}

/** The file's own name, without the folders that some browsers send along. */
function nameOf(name: string): string {
  const own = basename(name.replaceAll('\\', '/'))
    .replaceAll(/\p{Cc}/gu, '')
    .trim();
  return own === '' ? '–' : own.slice(0, LONGEST_NAME).toWellFormed();
}

export async function insertRows(tx: Tx, id: ImportId, rows: readonly SheetRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows.slice(at, at + CHUNK).map(stagedRow);
    await sql`insert into import_row (import_id, no, cells, kinds)
      select ${id}, no, cells, kinds from jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb)
      as staged (no integer, cells jsonb, kinds jsonb)`.execute(tx as unknown as Kysely<unknown>);
  }
}

/** Characters that the database cannot hold become the sign for an unreadable one, which the check tells of. */
const clean = (text: string) => text.replaceAll('\u0000', '�').toWellFormed();

function stagedRow(row: SheetRow) {
  const special = row.kinds
    .map((kind, column): [number, CellKind] => [column, kind])
    .filter(([, kind]) => kind !== 'text' && kind !== 'empty');
  const kinds = special.length > 0 ? Object.fromEntries(special) : null;
  return { no: row.number, cells: row.cells.map(clean), kinds };
}
