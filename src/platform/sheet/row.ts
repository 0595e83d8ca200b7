import { cellAddress } from './address.ts';
import type { CellKind, SheetLimits, SheetRow } from './model.ts';
import { refuse } from './refusal.ts';

/** How cells are taken in, whatever the format of the file. */
export interface CellRules {
  readonly limits: SheetLimits;
  readonly trim: boolean;
}

/** A row being read. Cells that hold nothing are only filled in when one that holds something follows. */
export interface OpenRow {
  readonly number: number;
  readonly cells: string[];
  readonly kinds: CellKind[];
}

export function openRow(number: number): OpenRow {
  return { number, cells: [], kinds: [] };
}

/** Puts a cell into its column (from 0), within the limits. */
export function addCell(row: OpenRow, column: number, cell: { text: string; kind: CellKind }, rules: CellRules): void {
  const { limits } = rules;
  if (cell.text.length > limits.cellCharacters) refuseLongCell(row.number, column, limits);
  const text = rules.trim ? cell.text.trim() : cell.text;
  if (text === '' && cell.kind !== 'uncomputed') return;
  if (column >= limits.columns) refuse({ code: 'too_many_columns', row: row.number, limit: limits.columns });
  while (row.cells.length < column) {
    row.cells.push('');
    row.kinds.push('empty');
  }
  row.cells[column] = text;
  row.kinds[column] = cell.kind;
}

export function refuseLongCell(row: number, column: number, limits: SheetLimits): never {
  return refuse({ code: 'cell_too_large', cell: cellAddress(column, row), limit: limits.cellCharacters });
}

/** The row when it holds something. */
export function rowOf(row: OpenRow): SheetRow | null {
  return row.cells.length > 0 ? row : null;
}
