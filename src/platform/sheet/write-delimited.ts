import { guardFormula } from './guard.ts';
import type { Delimiter, SheetValue } from './model.ts';
import { plainDecimal } from './number.ts';

export interface DelimitedOptions {
  /** Indonesian and European Excel open a file by double click only with a semicolon. */
  readonly delimiter: Delimiter;
  /** The mark by which Excel knows UTF-8; without it letters beyond ASCII come out wrong there. */
  readonly bom: boolean;
  /**
   * Texts that a spreadsheet program would take for a formula get an apostrophe before them, unless they are plain
   * numbers; `readTable` takes it away again. `exact` leaves them as they are, for programs that are no spreadsheets.
   */
  readonly exact?: boolean;
}

const LINE_END = '\r\n';
/** The mark by which Excel knows UTF-8. */
export const MARK = '\uFEFF';

/** Writes delimited text in UTF-8 by RFC 4180; every row ends with CR LF, also the last. */
export function writeDelimited(rows: Iterable<readonly SheetValue[]>, options: DelimitedOptions): Uint8Array {
  const lines: string[] = [];
  for (const row of rows) lines.push(delimitedLine(row, options));
  return new TextEncoder().encode((options.bom ? MARK : '') + lines.join(''));
}

/** One row with its line end; the mark is for whoever writes the file. */
export function delimitedLine(row: readonly SheetValue[], options: Omit<DelimitedOptions, 'bom'>): string {
  return row.map((value) => field(value, options)).join(options.delimiter) + LINE_END;
}

function field(value: SheetValue, options: Omit<DelimitedOptions, 'bom'>): string {
  if (value === null) return '';
  if (typeof value === 'number') return plainDecimal(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const text = typeof value === 'string' ? value : value.date;
  return quoted(options.exact ? text : guardFormula(text), options.delimiter);
}

/** A mark or a `sep=` line at the start of the file would not be read as a cell, so both are quoted too. */
function quoted(text: string, delimiter: Delimiter): string {
  const plain = !/["\r\n\uFEFF]|^sep=/i.test(text) && !text.includes(delimiter);
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}
