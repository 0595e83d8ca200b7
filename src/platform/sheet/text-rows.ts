import { setImmediate } from 'node:timers/promises';
import { type DelimitedFault, type DelimitedRecord, delimitedReader } from './delimited.ts';
import { detectDelimiter } from './delimiter.ts';
import { decodePieces, detectEncoding } from './encoding.ts';
import { undoGuard } from './guard.ts';
import type { ReadOptions, SheetRow, TableForm } from './model.ts';
import { refuse } from './refusal.ts';
import { addCell, type CellRules, openRow, refuseLongCell, rowOf } from './row.ts';

type TextTable = Extract<TableForm, { format: 'delimited' }> & { readonly skip: number };

const SAMPLE_CHARACTERS = 64 * 1024;
/** A guard may stand before the longest cell that is allowed. */
const GUARD_LENGTH = 1;

/** The encoding and the delimiter of a text, and how much of its start is no row. */
export function describeText(bytes: Uint8Array, options: ReadOptions): TextTable {
  const { encoding, unreadable } = detectEncoding(bytes);
  let sample = '';
  let whole = true;
  for (const piece of decodePieces(bytes, encoding)) {
    whole = sample.length < SAMPLE_CHARACTERS;
    if (!whole) break;
    sample += piece;
  }
  const { delimiter, skip } = detectDelimiter(sample, whole);
  return { format: 'delimited', encoding, unreadable, delimiter: options.delimiter ?? delimiter, skip };
}

/** The rows of a delimited text that hold something, read piece by piece. */
export async function* textRows(
  bytes: Uint8Array,
  table: TextTable,
  rules: CellRules,
  undo: boolean,
): AsyncGenerator<SheetRow, void, undefined> {
  const reader = delimitedReader(table.delimiter, rules.limits.cellCharacters + GUARD_LENGTH);
  let skip = table.skip;
  for (const piece of decodePieces(bytes, table.encoding)) {
    yield* rowsOf(reader.push(piece.slice(skip)), rules, undo);
    skip = Math.max(0, skip - piece.length);
    stopAt(reader.fault(), rules);
    // A long file is read without keeping the process from everyone else.
    await setImmediate();
  }
  yield* rowsOf(reader.end(), rules, undo);
  stopAt(reader.fault(), rules);
}

function* rowsOf(records: readonly DelimitedRecord[], rules: CellRules, undo: boolean): Generator<SheetRow> {
  for (const record of records) {
    const open = openRow(record.row);
    record.fields.forEach((field, column) => {
      if (field !== '') addCell(open, column, { text: undo ? undoGuard(field) : field, kind: 'text' }, rules);
    });
    const row = rowOf(open);
    if (row) yield row;
  }
}

function stopAt(fault: DelimitedFault | null, rules: CellRules): void {
  if (!fault) return;
  if (fault.code === 'field_too_long') refuseLongCell(fault.row, fault.column, rules.limits);
  if (fault.code === 'unterminated_quote') refuse(fault);
  refuse({ code: 'too_many_columns', row: fault.row, limit: rules.limits.columns });
}
