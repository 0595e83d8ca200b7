import type { Conn, Tx } from '../db.ts';
import type { Guard, Visit } from '../http/route.ts';

export const exportFormats = ['xlsx', 'csv', 'json', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What a column holds: `date` a day `YYYY-MM-DD`, `moment` a `Date`, `link` an address, our own without its host. */
export type ColumnType = 'text' | 'number' | 'date' | 'moment' | 'yes_no' | 'link';
export type Value = string | number | boolean | Date | null;

export type Column = {
  /** Name in JSON: English, stable. */
  readonly key: string;
  readonly type: ColumnType;
  /** In the reader's language. */
  readonly label: string;
  /** In characters, for sheets. */
  readonly width: number;
  /** Share of the width of a printed table; 0 keeps it out of print. */
  readonly paper: number;
};

/** `code` is what JSON says in place of `value`, for values that programs tell apart. */
export type Cell = { readonly value: Value; readonly code?: Value };

/** A list as it was asked for: what the page says of it, and its rows as they come. */
export type MadeList = {
  readonly title: string;
  /** Path of the page that shows the same rows, with its query. */
  readonly address: string;
  /** What the list is narrowed to, in words; empty for the whole of it. */
  readonly filter: readonly { readonly name: string; readonly text: string }[];
  readonly columns: readonly Column[];
  readonly rows: (conn: Conn) => AsyncIterable<readonly (readonly Cell[])[]>;
};

export type Taken = { readonly format: ExportFormat; readonly rows: number; readonly filter: string };

/** A list that can be taken away as a file: the same rows, in the same order, as its page shows to this viewer. */
export type ListExport<Viewer> = {
  /** Pattern of the files' address, from paths.ts. */
  readonly path: string;
  /** Begins the name of the file: Indonesian, without spaces. */
  readonly name: string;
  readonly guard: Guard<Viewer>;
  readonly event: string;
  /** A response instead, such as a way back, for a query that makes no sense. */
  readonly make: (visit: Visit<Viewer>) => MadeList | Response | Promise<MadeList | Response>;
  /** Keeps who took what, for lists that hold more than everybody may read. */
  readonly taken?: (tx: Tx, visit: Visit<Viewer>, what: Taken) => Promise<void>;
};

/** One column of a list of `Row`s, in the order in which they stand in the file. */
export type ColumnOf<Row> = {
  readonly key: string;
  readonly label: () => string;
  readonly type?: ColumnType;
  readonly width?: number;
  readonly paper?: number;
  readonly value: (row: Row) => Value;
  readonly code?: (row: Row) => Value;
};

const widths: Readonly<Record<ColumnType, number>> = {
  text: 30,
  number: 12,
  date: 14,
  moment: 18,
  yes_no: 10,
  link: 40,
};
const papers: Readonly<Record<ColumnType, number>> = { text: 3, number: 1, date: 1.5, moment: 2, yes_no: 1, link: 0 };

/** What a list is narrowed to, without the fields that are empty. */
export function inTerms(terms: readonly (readonly [name: string, text: string | null])[]): MadeList['filter'] {
  return terms.flatMap(([name, text]) => (text ? [{ name, text }] : []));
}

/** Columns and rows without the type of the rows, so that lists of all kinds go one way. */
export function tableOf<Row>(
  columns: readonly ColumnOf<Row>[],
  rows: (conn: Conn) => AsyncIterable<readonly Row[]>,
): Pick<MadeList, 'columns' | 'rows'> {
  const cellsOf = (row: Row): readonly Cell[] =>
    columns.map(({ value, code }) => (code ? { value: value(row), code: code(row) } : { value: value(row) }));
  return {
    columns: columns.map(({ key, label, type = 'text', width, paper }) => ({
      key,
      type,
      label: label(),
      width: width ?? widths[type],
      paper: paper ?? papers[type],
    })),
    rows: async function* (conn) {
      for await (const some of rows(conn)) yield some.map(cellsOf);
    },
  };
}
