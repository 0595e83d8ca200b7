import type { CellKind, SheetRow } from './model.ts';

/** The header stands near the top, below at most some rows of title, office and period. */
const ROWS_LOOKED_AT = 30;
/** A row that fills this share of the widest row is as wide as the table; a title over it is not. */
const WIDE_SHARE = 0.6;
const LONGEST_LABEL = 120;
const NUMBER_LIKE = /^[-+(]?[\d.,%\s]+\)?$/;
const DATE_LIKE = /^\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}$/;
const COLUMN_NUMBER = /^\(?(\d+)\)?\.?$/;

/**
 * Guesses which row names the columns, by its number in the sheet; null when there is no row. Sheets of offices often
 * begin with merged title rows, so it is the first row that is as wide as the table and mostly holds labels; when every
 * wide row mostly holds figures (years as columns), the first wide one.
 */
export function guessHeaderRow(rows: readonly SheetRow[]): number | null {
  const near = rows.slice(0, ROWS_LOOKED_AT);
  const widest = near.reduce((most, row) => Math.max(most, filled(row)), 0);
  const wide = near.filter((row) => filled(row) >= widest * WIDE_SHARE);
  const header = wide.find((row) => labels(row) * 2 > filled(row)) ?? wide[0];
  return header?.number ?? null;
}

const filled = (row: SheetRow) => row.cells.reduce((count, text) => count + (text === '' ? 0 : 1), 0);

const labels = (row: SheetRow) => row.cells.filter((text, column) => isLabel(text, row.kinds[column])).length;

/** `Kabupaten:` and what stands beside it are a note above the table, not the name of a column. */
function isLabel(text: string, kind: CellKind | undefined): boolean {
  if (kind !== 'text' || text === '' || text.length > LONGEST_LABEL) return false;
  return !text.trim().endsWith(':') && !NUMBER_LIKE.test(text) && !DATE_LIKE.test(text);
}

/** Whether a row only counts the columns (`1`, `2`, `3` … or `(1)`, `(2)` …), as official forms do below the header. */
export function isColumnNumbers(row: SheetRow, columns: number): boolean {
  if (columns < 3 || row.cells.length !== columns) return false;
  return row.cells.every((text, column) => Number(COLUMN_NUMBER.exec(text)?.[1]) === column + 1);
}
