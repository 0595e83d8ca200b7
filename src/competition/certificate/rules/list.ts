import { isColumnNumbers, type SheetRow } from '#platform/sheet/index.ts';
import { type CertificateKind, LONGEST_NAME, LONGEST_TITLE, MOST_RECIPIENTS, type RecipientText } from '../model.ts';
import { namedSubject } from './subject.ts';

/** What a column of the list may hold. */
export const listColumns = ['name', 'unit', 'institution', 'award', 'entryTitle', 'email'] as const;
export type ListColumn = (typeof listColumns)[number];

/** Headings as offices write them, in small letters and without signs. */
const headings: Readonly<Record<ListColumn, readonly string[]>> = {
  name: [
    'nama',
    'nama lengkap',
    'nama penerima',
    'penerima',
    'nama peserta',
    'peserta',
    'name',
    'full name',
    'recipient',
  ],
  unit: [
    'unit',
    'unit kerja',
    'upp',
    'nama upp',
    'opd',
    'perangkat daerah',
    'sekolah',
    'unit pelayanan',
    'service unit',
  ],
  institution: ['instansi', 'nama instansi', 'institusi', 'pemerintah daerah', 'asal instansi', 'asal', 'institution'],
  award: ['penghargaan', 'predikat', 'juara', 'peringkat', 'kategori penghargaan', 'award', 'level'],
  entryTitle: ['judul', 'judul inovasi', 'inovasi', 'nama inovasi', 'title', 'innovation', 'entry'],
  email: ['surel', 'email', 'e mail', 'alamat surel', 'alamat email'],
};
/** The header stands near the top, below some rows of title and office. */
const ROWS_LOOKED_AT = 30;
const LONGEST_EMAIL = 254;

/** What keeps a row out; each code has the message `certificate.fault.<code>`. */
export type RowFault = {
  readonly row: number;
  readonly code: 'name_missing' | 'too_long' | 'email_wrong' | 'award_missing' | 'twice';
  readonly column: ListColumn;
  /** For `twice` the row that says the same, for `too_long` the letters that fit. */
  readonly other: number;
};

export type ListRow = RecipientText & { readonly row: number; readonly subject: string; readonly email: string };

export type ReadList = {
  readonly rows: readonly ListRow[];
  readonly faults: readonly RowFault[];
  /** Headings that mean nothing here. */
  readonly ignored: readonly string[];
};

/** Why a list cannot be read at all. */
export type ListRefusal = 'no_name_column' | 'no_rows' | 'list_too_long';

const key = (heading: string) =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Columns = ReadonlyMap<ListColumn, number>;

function columnsOf(row: SheetRow): Columns {
  const keys = row.cells.map(key);
  return new Map(
    listColumns.flatMap((column): [ListColumn, number][] => {
      const at = keys.findIndex((it) => headings[column].includes(it));
      return at === -1 ? [] : [[column, at]];
    }),
  );
}

/** Names typed without any heading: one in each row, then unit and institution. */
const bareColumns: Columns = new Map([
  ['name', 0],
  ['unit', 1],
  ['institution', 2],
  ['award', 3],
  ['entryTitle', 4],
]);

/**
 * The recipients that a list says, with what is wrong at which row of it. A list without headings is read only where somebody
 * typed it (`bare`): then the first column holds names.
 */
export function readList(
  all: readonly SheetRow[],
  { kind, bare }: { readonly kind: CertificateKind; readonly bare: boolean },
): ReadList | ListRefusal {
  const at = all.slice(0, ROWS_LOOKED_AT).findIndex((row) => columnsOf(row).has('name'));
  const header = at === -1 ? null : all[at];
  if (!header && !bare) return 'no_name_column';
  const columns = header ? columnsOf(header) : bareColumns;
  const below = all.slice(at + 1);
  const [first] = below;
  const numbered = header && first && isColumnNumbers(first, header.cells.length);
  const rows = (numbered ? below.slice(1) : below).filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) return 'no_rows';
  if (rows.length > MOST_RECIPIENTS) return 'list_too_long';
  const used = new Set(columns.values());
  const ignored = header ? header.cells.filter((cell, column) => cell.trim() !== '' && !used.has(column)) : [];
  return {
    ...checked(
      rows.map((row) => rowOf(row, columns)),
      kind,
    ),
    ignored,
  };
}

/** One line without signs that nobody sees. */
const clean = (text: string) =>
  text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .toWellFormed()
    .trim();

function rowOf({ number, cells }: SheetRow, columns: Columns): ListRow {
  const cell = (column: ListColumn) => clean(cells[columns.get(column) ?? -1] ?? '');
  const text: RecipientText = {
    name: cell('name'),
    unit: cell('unit'),
    institution: cell('institution'),
    award: cell('award'),
    entryTitle: cell('entryTitle'),
  };
  return { ...text, row: number, email: cell('email').toLowerCase(), subject: namedSubject(text) };
}

function checked(rows: readonly ListRow[], kind: CertificateKind): Pick<ReadList, 'rows' | 'faults'> {
  const seen = new Map<string, number>();
  const faults = rows.flatMap((row) => {
    const first = seen.get(row.subject);
    if (first === undefined) seen.set(row.subject, row.row);
    const twice: RowFault[] =
      first === undefined ? [] : [{ row: row.row, code: 'twice', column: 'name', other: first }];
    return [...faultsOf(row, kind), ...twice];
  });
  return { rows, faults };
}

function faultsOf(row: ListRow, kind: CertificateKind): readonly RowFault[] {
  const fault = (code: RowFault['code'], column: ListColumn, other = 0): RowFault => ({
    row: row.row,
    code,
    column,
    other,
  });
  const faults: RowFault[] = [];
  if (row.name === '') faults.push(fault('name_missing', 'name'));
  if (kind === 'award' && row.award === '') faults.push(fault('award_missing', 'award'));
  for (const column of listColumns) {
    const most = column === 'email' ? LONGEST_EMAIL : column === 'entryTitle' ? LONGEST_TITLE : LONGEST_NAME;
    if (row[column].length > most) faults.push(fault('too_long', column, most));
  }
  if (row.email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(row.email)) faults.push(fault('email_wrong', 'email'));
  return faults;
}
