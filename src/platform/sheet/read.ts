import { done, refused } from '#platform/outcome.ts';
import { guessHeaderRow, isColumnNumbers } from './header.ts';
import { fileKind } from './kind.ts';
import {
  DEFAULT_LIMITS,
  type ReadOptions,
  type SheetOutcome,
  type SheetRow,
  type Table,
  type TableForm,
  type TableOptions,
} from './model.ts';
import { openPacked, type Source } from './packed-table.ts';
import { RefusedSheet, refuse } from './refusal.ts';
import { describeText, textRows } from './text-rows.ts';

/** What a file holds and which sheets one may choose, without reading its cells. */
export async function describeTable(bytes: Uint8Array, options: ReadOptions = {}): Promise<SheetOutcome<TableForm>> {
  return answered(async () => (await openSource(bytes, options)).form);
}

/**
 * The rows of a table one by one, so that a long file never stands in memory as a whole. Ends after the last row, or with
 * the refusal that ended the reading; a file without any row is refused as `empty`.
 */
export async function* readRows(
  bytes: Uint8Array,
  options: ReadOptions = {},
): AsyncGenerator<SheetOutcome<SheetRow>, void, undefined> {
  try {
    for await (const row of boundedRows(await openSource(bytes, options), options)) yield done(row);
  } catch (fault) {
    yield refused(whyOf(fault));
  }
}

/** A whole table with its header, from a file of any kind that `describeTable` tells apart. */
export async function readTable(bytes: Uint8Array, options: TableOptions = {}): Promise<SheetOutcome<Table>> {
  return answered(async () => {
    const source = await openSource(bytes, options);
    const rows: SheetRow[] = [];
    for await (const row of boundedRows(source, options)) rows.push(row);
    return tableOf(source.form, rows, options.headerRow ?? 'first');
  });
}

function tableOf(form: TableForm, rows: readonly SheetRow[], wanted: number | 'first' | 'guess'): Table {
  const number = wanted === 'first' ? rows[0]?.number : wanted === 'guess' ? guessHeaderRow(rows) : wanted;
  const place = rows.findIndex((row) => row.number === number);
  const header = rows[place];
  if (!header) return refuse({ code: 'no_such_row', row: number ?? 0 });
  const below = rows[place + 1];
  const numbers = below && isColumnNumbers(below, header.cells.length) ? below.number : null;
  return { form, header, columnNumbersRow: numbers, rows: rows.slice(place + (numbers === null ? 1 : 2)) };
}

async function* boundedRows(source: Source, options: ReadOptions): AsyncGenerator<SheetRow, void, undefined> {
  const limits = limitsOf(options);
  const seen = { rows: 0, cells: 0, characters: 0 };
  for await (const row of source.rows()) {
    seen.rows++;
    seen.cells += row.cells.length;
    for (const cell of row.cells) seen.characters += cell.length;
    if (seen.rows > limits.rows) refuse({ code: 'too_many_rows', limit: limits.rows });
    for (const what of ['cells', 'characters'] as const) {
      if (seen[what] > limits[what]) refuse({ code: 'too_much_content', what, limit: limits[what] });
    }
    yield row;
  }
  if (seen.rows === 0) refuse({ code: 'empty' });
}

async function openSource(bytes: Uint8Array, options: ReadOptions): Promise<Source> {
  const limits = limitsOf(options);
  const rules = { limits, trim: options.trim ?? true };
  if (bytes.length === 0) refuse({ code: 'empty' });
  if (bytes.length > limits.fileBytes) {
    refuse({ code: 'too_large', bytes: bytes.length, limit: limits.fileBytes });
  }
  const kind = fileKind(bytes);
  if (kind === 'zip') return openPacked(bytes, options, rules);
  if (kind !== 'text') return refuse(typeof kind === 'string' ? { code: kind } : { code: 'not_a_table', ...kind });
  const { skip, ...form } = describeText(bytes, options);
  return { form, rows: () => textRows(bytes, { ...form, skip }, rules, options.undoFormulaGuard ?? true) };
}

const limitsOf = (options: ReadOptions) => ({ ...DEFAULT_LIMITS, ...options.limits });

async function answered<T>(read: () => Promise<T>): Promise<SheetOutcome<T>> {
  try {
    return done(await read());
  } catch (fault) {
    return refused(whyOf(fault));
  }
}

/** The refusal that a parser threw; anything else is a fault and goes on its way. */
function whyOf(fault: unknown) {
  if (fault instanceof RefusedSheet) return fault.why;
  throw fault;
}
