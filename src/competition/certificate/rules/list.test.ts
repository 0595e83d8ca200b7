import { describe, expect, test } from 'vitest';
import type { SheetRow } from '../../../platform/sheet/index.ts';
import { type ReadList, readList } from './list.ts';

const sheet = (...rows: readonly (readonly string[])[]): readonly SheetRow[] =>
  rows.map((cells, at) => ({ number: at + 1, cells, kinds: cells.map(() => 'text' as const) }));
const read = (rows: readonly SheetRow[], kind: 'award' | 'juror' = 'juror') =>
  readList(rows, { kind, bare: false }) as ReadList;
const named = { unit: '', institution: '', award: '', entryTitle: '', email: '' };

describe('a list of recipients', () => {
  test('is found below titles, by headings as offices write them', () => {
    const rows = sheet(
      ['DAFTAR PENERIMA'],
      ['Provinsi Sumatera Utara'],
      ['No', 'NAMA LENGKAP', 'Unit Kerja', 'Instansi', 'Predikat', 'Judul Inovasi', 'E-mail'],
      ['1', '2', '3', '4', '5', '6', '7'],
      ['1', ' Sari\nGinting ', 'SMP 2', 'Deli Serdang', 'Top 10', 'Sepeda', 'SARI@contoh.example'],
    );
    const { rows: found, faults, ignored } = read(rows, 'award');
    expect(faults).toEqual([]);
    expect(ignored).toEqual(['No']);
    expect(found).toEqual([
      {
        row: 5,
        name: 'Sari Ginting',
        unit: 'SMP 2',
        institution: 'Deli Serdang',
        award: 'Top 10',
        entryTitle: 'Sepeda',
        email: 'sari@contoh.example',
        subject: expect.stringMatching(/^named:/),
      },
    ]);
  });

  test('tells each fault at its row', () => {
    const rows = sheet(
      ['Nama', 'Penghargaan', 'Surel'],
      ['Ani', 'Top 10', ''],
      ['', 'Top 10', ''],
      ['Budi', '', 'budi(at)contoh'],
      ['ani', 'top 10', ''],
      ['x'.repeat(201), 'Top 10', ''],
    );
    expect(read(rows, 'award').faults).toEqual([
      { row: 3, code: 'name_missing', column: 'name', other: 0 },
      { row: 4, code: 'award_missing', column: 'award', other: 0 },
      { row: 4, code: 'email_wrong', column: 'email', other: 0 },
      { row: 5, code: 'twice', column: 'name', other: 2 },
      { row: 6, code: 'too_long', column: 'name', other: 200 },
    ]);
  });

  test('without a column of names is read only where somebody typed it', () => {
    const typed = sheet(['Ani', 'SMP 2'], ['Budi, S.Pd.']);
    expect(readList(typed, { kind: 'juror', bare: false })).toBe('no_name_column');
    const bare = readList(typed, { kind: 'juror', bare: true }) as ReadList;
    expect(bare.rows.map(({ subject: _subject, ...row }) => row)).toEqual([
      { ...named, row: 1, name: 'Ani', unit: 'SMP 2' },
      { ...named, row: 2, name: 'Budi, S.Pd.' },
    ]);
  });

  test('may be empty or too long', () => {
    expect(readList(sheet(['Nama']), { kind: 'juror', bare: false })).toBe('no_rows');
    const many = sheet(['Nama'], ...Array.from({ length: 5001 }, (_none, at) => [`Orang ${at}`]));
    expect(readList(many, { kind: 'juror', bare: false })).toBe('list_too_long');
    expect((readList(many.slice(0, 5001), { kind: 'juror', bare: false }) as ReadList).rows).toHaveLength(5000);
  });
});
