import { guessHeaderRow, isColumnNumbers, type SheetRow } from '#platform/sheet/index.ts';

export type Header = {
  /** Number of the row that names the columns. */
  readonly row: number;
  /** Last row that is no data: the header, or the row below it that only numbers the columns. */
  readonly dataAfter: number;
  readonly headings: readonly string[];
};

/** The header that the rows seem to have, or the one in the row that somebody named; null when there is no such row. */
export function headerOf(rows: readonly SheetRow[], wanted: number | null): Header | null {
  const number = wanted ?? guessHeaderRow(rows);
  const at = rows.findIndex((row) => row.number === number);
  const header = rows[at];
  if (!header) return null;
  const below = rows[at + 1];
  const numbers = below !== undefined && isColumnNumbers(below, header.cells.length);
  return { row: header.number, dataAfter: numbers ? below.number : header.number, headings: header.cells };
}
