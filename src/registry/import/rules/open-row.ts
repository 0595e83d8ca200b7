import type { ContentField } from '../../model/sections.ts';
import type { Fault, FaultCode, FaultDetail, Mapping, SaidContent, Severity } from '../model.ts';
import type { Reading } from './reading.ts';
import type { Target } from './targets.ts';

/** How all rows of a sheet are read. */
export type SheetReading = { readonly mapping: Mapping; readonly headings: readonly string[] };

/** A row while it is read. */
export type OpenRow = {
  readonly no: number;
  readonly sheet: SheetReading;
  readonly cells: readonly string[];
  readonly content: { -readonly [K in ContentField]?: SaidContent[K] };
  readonly faults: Fault[];
  /** Lines of the note on sources. */
  readonly lines: string[];
};

/** The text of the column that fills this field; '' when there is none or the cell is empty. */
export function cellOf(row: OpenRow, target: Target): string {
  const column = columnOf(row, target);
  return column === null ? '' : (row.cells[column] ?? '');
}

export function columnOf(row: OpenRow, target: Target): number | null {
  const column = row.sheet.mapping.columns.indexOf(target);
  return column < 0 ? null : column;
}

type NewFault = { readonly severity: Severity; readonly code: FaultCode; readonly detail?: FaultDetail };

export function addFault(row: OpenRow, column: number | null, fault: NewFault): void {
  const { severity, code, detail = {} } = fault;
  row.faults.push({ row: row.no, column, severity, code, detail });
}

/** Keeps a cell's text under its heading in the note on sources. */
export function keepText(row: OpenRow, column: number | null): void {
  const text = column === null ? '' : (row.cells[column] ?? '').trim();
  if (column === null || text === '') return;
  const heading = row.sheet.headings[column]?.trim();
  row.lines.push(heading ? `${heading}: ${text}` : text);
}

/** The value of a reading; its fault goes to the column, its text to the note where no field holds it all. */
export function taken<T>(row: OpenRow, target: Target, reading: Reading<T>): T | null {
  const column = columnOf(row, target);
  if (reading.fault) addFault(row, column, reading.fault);
  if (reading.keep) keepText(row, column);
  return reading.value;
}
