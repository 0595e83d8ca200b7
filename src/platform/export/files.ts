import { clockOf } from '../dates.ts';
import { currentLocale } from '../i18n/i18n.ts';
import {
  delimitedLine,
  MARK,
  type SheetValue,
  type StreamedSheet,
  type StreamedValue,
  streamBook,
} from '../sheet/index.ts';
import type { Cell, Column, MadeList } from './list.ts';

export type Rows = AsyncIterable<readonly (readonly Cell[])[]>;

/** What a file says of itself beside its rows. */
export type Made = { readonly list: MadeList; readonly baseUrl: string; readonly now: Date };

type Writer = (made: Made, rows: Rows) => AsyncIterable<Uint8Array | string>;

const absolute = (address: string, baseUrl: string): string => (address.startsWith('/') ? baseUrl + address : address);

function sheetValue({ type }: Column, { value }: Cell, baseUrl: string): StreamedValue {
  if (value === null || value === '') return null;
  if (value instanceof Date) return { time: clockOf(value).replace(' ', 'T') };
  if (type === 'date') return { date: String(value) };
  return type === 'link' ? { href: absolute(String(value), baseUrl) } : value;
}

type Tabled = { readonly list: Pick<MadeList, 'title' | 'columns'>; readonly baseUrl: string };

/** A list as one sheet of a workbook. */
export function sheetOf({ list, baseUrl }: Tabled, rows: Rows): StreamedSheet {
  return {
    name: list.title,
    columns: list.columns.map(({ label, width }) => ({ header: label, width })),
    rows: mapped(rows, (cells) => list.columns.map((column, at) => sheetValue(column, cells[at] as Cell, baseUrl))),
  };
}

export const writeXlsx: Writer = (made, rows) => streamBook(sheetOf(made, rows));

async function* mapped<T>(rows: Rows, change: (cells: readonly Cell[]) => T): AsyncGenerator<readonly T[]> {
  for await (const some of rows) yield some.map(change);
}

function plainValue({ type }: Column, { value }: Cell, baseUrl: string): SheetValue {
  if (value instanceof Date) return clockOf(value);
  return type === 'link' && typeof value === 'string' ? absolute(value, baseUrl) : value;
}

/** Delimited text as the reader's Excel opens it by a double click: UTF-8 with its mark; Indonesian Excel cuts at semicolons. */
export async function* writeCsv({ list, baseUrl }: Made, rows: Rows): AsyncGenerator<string> {
  const delimiter = currentLocale() === 'id' ? ';' : ',';
  yield MARK +
    delimitedLine(
      list.columns.map(({ label }) => label),
      { delimiter },
    );
  for await (const some of rows) {
    const lines = some.map((cells) =>
      delimitedLine(
        list.columns.map((column, at) => plainValue(column, cells[at] as Cell, baseUrl)),
        { delimiter },
      ),
    );
    yield lines.join('');
  }
}

function jsonValue({ type }: Column, { value, code }: Cell, baseUrl: string): unknown {
  if (code !== undefined) return code;
  if (value === '') return null;
  return type === 'link' && typeof value === 'string' ? absolute(value, baseUrl) : value;
}

/** One object: what the list is, its columns by their stable names, and the rows. Moments are in UTC (ISO 8601). */
export async function* writeJson({ list, baseUrl, now }: Made, rows: Rows): AsyncGenerator<string> {
  const head = {
    title: list.title,
    url: baseUrl + list.address,
    made_at: now,
    filter: list.filter,
    columns: list.columns.map(({ key, label, type }) => ({ key, label, type })),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  let mark = '\n';
  for await (const some of rows) {
    const objects = some.map((cells) =>
      JSON.stringify(
        Object.fromEntries(
          list.columns.map((column, at) => [column.key, jsonValue(column, cells[at] as Cell, baseUrl)]),
        ),
      ),
    );
    yield mark + objects.join(',\n');
    mark = ',\n';
  }
  yield '\n]}\n';
}
