import type { Cell, CellValue, WriteSheet } from 'hucre/xlsx';
import { looksLikeFormula } from './guard.ts';
import type { SheetValue } from './model.ts';
import { sheetNames } from './sheet-name.ts';
import { writtenDay, writtenText } from './written-text.ts';

/** A sheet to write: its columns from left to right, and rows of as many cells. `width` is in characters. */
export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly { readonly header: string; readonly width?: number }[];
  readonly rows: Iterable<readonly SheetValue[]>;
}

const AS_TEXT = { numFmt: '@' };

/**
 * Writes a workbook: a bold header that stays in sight, below it the rows. A text is always a text, whatever it begins
 * with; one that could be taken for a formula also carries the format "Text", so that editing it does not make it one.
 */
export async function writeTable(table: { readonly sheets: readonly WrittenSheet[] }): Promise<Uint8Array> {
  const names = sheetNames(table.sheets.map((sheet) => sheet.name));
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({ sheets: table.sheets.map((sheet, place) => sheetOf(sheet, names[place] ?? '')) });
}

function sheetOf(sheet: WrittenSheet, name: string): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const rows: CellValue[][] = [sheet.columns.map((column) => written(column.header))];
  sheet.columns.forEach((column, place) => {
    cells.set(`0,${place}`, { value: written(column.header), style: { font: { bold: true } } });
  });
  for (const row of sheet.rows) {
    row.forEach((value, place) => {
      if (typeof value === 'string' && looksLikeFormula(value)) {
        cells.set(`${rows.length},${place}`, { value: written(value), style: AS_TEXT });
      }
    });
    rows.push(row.map(written));
  }
  return { name, columns: sheet.columns.map(({ width }) => ({ width })), rows, cells, freezePane: { rows: 1 } };
}

function written(value: SheetValue): CellValue {
  if (typeof value === 'string') return writtenText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value === null || typeof value === 'boolean') return value;
  return writtenDay(value.date) ?? writtenText(value.date);
}
