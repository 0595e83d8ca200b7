import type { Viewer } from '#identity/index.ts';
import type { Database, Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { ImportId, ImportRun } from '../model.ts';
import { holdRun } from '../queries/run.ts';
import { headerOf } from '../rules/header.ts';
import { type ImportRefusal, whyNotMove } from '../rules/moves.ts';
import { tables } from '../schema.ts';
import { note } from './note.ts';
import { HEADER_ROWS, insertRows, readStaged, type StagedTable, tableColumns } from './upload.ts';

export type TableChoice = {
  readonly id: ImportId;
  readonly revision: number;
  /** Null where the file has but one sheet. */
  readonly sheet: string | null;
  /** Null lets the header be found. */
  readonly headerRow: number | null;
};

/** Takes another sheet of the file, or another row as its header; what was mapped before no longer fits. */
export async function chooseTable(
  db: Database,
  who: Viewer,
  choice: TableChoice,
  now: Date,
): Promise<Outcome<null, ImportRefusal>> {
  return db.transact(async (tx) => {
    const run = await holdRun(tx, choice.id);
    if (!run) return refused('not_found');
    const forbidden = whyNotMove('map', run, who);
    if (forbidden) return refused(forbidden);
    if (run.revision !== choice.revision) return refused('stale');
    const table = await tableFor(tx, run, choice);
    if (!table.ok) return table;
    await replaceTable(tx, run, { table: table.value.table, rowsToo: table.value.fresh }, now);
    const after = { sheet: choice.sheet, headerRow: table.value.table.header.row };
    await note(tx, who, { id: run.id, verb: 'choose_table', after }, now);
    return done(null);
  });
}

type Chosen = { readonly table: StagedTable; readonly fresh: boolean };

/** From the bytes of the file where another sheet is wanted, else from the staged rows. */
async function tableFor(tx: Tx, run: ImportRun, choice: TableChoice): Promise<Outcome<Chosen, ImportRefusal>> {
  const current = run.form.format === 'delimited' ? null : run.form.sheet;
  const wanted = { headerRow: choice.headerRow ?? undefined };
  if (choice.sheet === null || choice.sheet === current) return fromStaged(tx, run, wanted.headerRow);
  const file = await tables(tx)
    .selectFrom('import_file')
    .select('bytes')
    .where('import_id', '=', run.id)
    .executeTakeFirst();
  if (!file) return refused('unknown_sheet');
  const read = await readStaged(file.bytes, { ...wanted, sheet: choice.sheet });
  if (read.ok) return done({ table: read.value, fresh: true });
  return refused(read.why.code === 'no_such_row' ? 'unknown_row' : 'unknown_sheet');
}

async function fromStaged(
  tx: Tx,
  run: ImportRun,
  headerRow: number | undefined,
): Promise<Outcome<Chosen, ImportRefusal>> {
  const staged = await tables(tx)
    .selectFrom('import_row')
    .select(['no', 'cells', 'kinds'])
    .where('import_id', '=', run.id)
    .orderBy('no')
    .execute();
  const rows = staged.map(({ no, cells, kinds }) => ({
    number: no,
    cells,
    kinds: cells.map((text, column) => kinds?.[column] ?? (text === '' ? ('empty' as const) : ('text' as const))),
  }));
  const header = headerOf(rows.slice(0, HEADER_ROWS), headerRow ?? null);
  return header ? done({ table: { form: run.form, header, rows }, fresh: false }) : refused('unknown_row');
}

async function replaceTable(
  tx: Tx,
  run: ImportRun,
  { table, rowsToo }: { table: StagedTable; rowsToo: boolean },
  now: Date,
): Promise<void> {
  if (rowsToo) {
    await tables(tx).deleteFrom('import_row').where('import_id', '=', run.id).execute();
    await insertRows(tx, run.id, table.rows);
  }
  await tables(tx)
    .updateTable('import_run')
    .set({ ...tableColumns(table), state: 'staged', mapping: null, revision: run.revision + 1, touched_at: now })
    .where('id', '=', run.id)
    .execute();
}
