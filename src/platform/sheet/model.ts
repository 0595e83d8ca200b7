import type { Outcome } from '#platform/outcome.ts';

/** What a cell held before it became text. `uncomputed` is a formula whose result the file does not carry. */
export type CellKind = 'empty' | 'text' | 'number' | 'date' | 'datetime' | 'time' | 'boolean' | 'error' | 'uncomputed';

/**
 * One row that holds something. `number` counts from 1 as the office's program shows it (empty rows are left out but
 * counted); `cells` ends with the last cell that holds something, and `kinds` is as long.
 */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
  readonly kinds: readonly CellKind[];
}

export type Delimiter = ',' | ';' | '\t' | '|';
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A sheet one may choose, in the order of the file. */
export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
}

/** What the content of a file turned out to be. `unreadable` counts bytes that fit no character of the encoding. */
export type TableForm =
  | { readonly format: 'xlsx' | 'ods'; readonly sheets: readonly SheetInfo[]; readonly sheet: string }
  | {
      readonly format: 'delimited';
      readonly encoding: Encoding;
      readonly delimiter: Delimiter;
      readonly unreadable: number;
    };

/** A whole table: the header, and below it every row that holds something. */
export interface Table {
  readonly form: TableForm;
  readonly header: SheetRow;
  /** The number of a row right below the header that only counts the columns; it is none of `rows`. */
  readonly columnNumbersRow: number | null;
  readonly rows: readonly SheetRow[];
}

/** Bounds on what is read. `cells` and `characters` are of the whole table, gaps between filled cells included. */
export interface SheetLimits {
  readonly fileBytes: number;
  readonly unpackedBytes: number;
  readonly packingRatio: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellCharacters: number;
  readonly cells: number;
  readonly characters: number;
}

const MEGABYTE = 1024 * 1024;

/**
 * 32,767 characters is the most that a cell of Excel holds. The whole table is bounded too, because cells may share one
 * text and rows may be said to repeat: a few kilobytes would otherwise become gigabytes for whoever stores the rows.
 */
export const DEFAULT_LIMITS: SheetLimits = {
  fileBytes: 25 * MEGABYTE,
  unpackedBytes: 200 * MEGABYTE,
  packingRatio: 100,
  rows: 50_000,
  columns: 300,
  cellCharacters: 32_767,
  cells: 2_000_000,
  characters: 100_000_000,
};

export interface ReadOptions {
  /** A sheet by its exact name, or by its place counted from 1; otherwise the first that is not hidden. */
  readonly sheet?: string | number;
  /** Otherwise found from the content. */
  readonly delimiter?: Delimiter;
  /** White space around a cell is cut off unless this is false. */
  readonly trim?: boolean;
  /** The apostrophe that `writeDelimited` puts before a formula is taken away again unless this is false. */
  readonly undoFormulaGuard?: boolean;
  readonly limits?: Partial<SheetLimits>;
}

export interface TableOptions extends ReadOptions {
  /** A row number, the first row that holds something (otherwise), or a guess past title rows. */
  readonly headerRow?: number | 'first' | 'guess';
}

/** What a file that is no table looks like. */
export type Found = 'html' | 'xml' | 'pdf' | 'image' | 'document' | 'archive' | 'xlsb' | 'binary';

/** Why a file was not read. `part` names the damaged piece inside a packed file; `cell` is an address such as `C17`. */
export type SheetRefusal =
  | { readonly code: 'empty' }
  | { readonly code: 'too_large'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'not_a_table'; readonly found: Found }
  | { readonly code: 'broken_file'; readonly part: string | null }
  | { readonly code: 'zip_bomb'; readonly part: string | null }
  | { readonly code: 'encrypted' }
  | { readonly code: 'old_xls' }
  | { readonly code: 'no_such_sheet'; readonly sheet: string | number; readonly sheets: readonly string[] }
  | { readonly code: 'no_such_row'; readonly row: number }
  | { readonly code: 'cell_too_large'; readonly cell: string; readonly limit: number }
  | { readonly code: 'too_many_rows'; readonly limit: number }
  | { readonly code: 'too_many_columns'; readonly row: number; readonly limit: number }
  | { readonly code: 'too_much_content'; readonly what: 'cells' | 'characters'; readonly limit: number }
  | { readonly code: 'unterminated_quote'; readonly row: number };

export type SheetOutcome<T> = Outcome<T, SheetRefusal>;

/** A cell to write. `date` is a day `YYYY-MM-DD`, which no time zone may shift. */
export type SheetValue = string | number | boolean | null | { readonly date: string };

/**
 * A cell to write as it comes. `time` is a moment `YYYY-MM-DDTHH:MM` as a clock on the wall shows it; `href` is an
 * address that the cell shows and leads to.
 */
export type StreamedValue = SheetValue | { readonly time: string } | { readonly href: string };
