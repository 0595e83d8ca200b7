import { describe, expect, it } from 'vitest';
import { guessHeaderRow, isColumnNumbers } from './header.ts';
import type { CellKind, SheetRow } from './model.ts';

function row(number: number, cells: (string | number)[]): SheetRow {
  const kindOf = (cell: string | number): CellKind =>
    typeof cell === 'number' ? 'number' : cell === '' ? 'empty' : 'text';
  return { number, cells: cells.map(String), kinds: cells.map(kindOf) };
}

describe('guessHeaderRow', () => {
  it('takes the first row of a plain table', () => {
    expect(guessHeaderRow([row(1, ['Judul', 'OPD']), row(2, ['Sepeda Bagus', 'Disdik'])])).toBe(1);
  });

  it('passes over merged titles, office and period', () => {
    const rows = [
      row(1, ['DAFTAR INOVASI PELAYANAN PUBLIK']),
      row(2, ['KABUPATEN DELI SERDANG TAHUN 2023']),
      row(4, ['Kabupaten:', 'Deli Serdang']),
      row(6, ['No', 'Nama Inovasi', 'Perangkat Daerah', 'Tahun', 'Keterangan']),
      row(7, [1, 2, 3, 4, 5]),
      row(8, [1, 'Sepeda Bagus', 'Dinas Pendidikan', 2022]),
    ];
    expect(guessHeaderRow(rows)).toBe(6);
  });

  it('does not take a note of two cells over a narrow table for its header', () => {
    const rows = [
      row(1, ['Provinsi :', 'Sumatera Utara']),
      row(2, ['Judul', 'Instansi', 'Tahun']),
      row(3, ['a', 'b', 2022]),
    ];
    expect(guessHeaderRow(rows)).toBe(2);
  });

  it('takes a header with gaps where a merged label covers two columns', () => {
    const rows = [
      row(3, ['No', 'Nama', 'Lokasi', '', 'Tahun']),
      row(4, ['', '', 'Kabupaten', 'Kecamatan']),
      row(5, [1, 'a', 'b', 'c', 2022]),
    ];
    expect(guessHeaderRow(rows)).toBe(3);
  });

  it('takes the first wide row when the columns are years', () => {
    expect(guessHeaderRow([row(2, ['Indikator', 2021, 2022, 2023]), row(3, ['AKI', 5, 4, 3])])).toBe(2);
  });

  it('knows figures in a text file, where every cell is text', () => {
    const text = (number: number, cells: string[]): SheetRow => ({ number, cells, kinds: cells.map(() => 'text') });
    const rows = [
      text(1, ['2023', '1.250,5', '31/12/2023']),
      text(2, ['Tahun', 'Nilai', 'Tanggal']),
      text(3, ['2022', '7', '1-2-2022']),
    ];
    expect(guessHeaderRow(rows)).toBe(2);
  });

  it('takes the only column there is', () => {
    expect(guessHeaderRow([row(2, ['Judul']), row(3, ['a'])])).toBe(2);
  });

  it('guesses nothing from nothing', () => {
    expect(guessHeaderRow([])).toBeNull();
  });
});

describe('isColumnNumbers', () => {
  it('knows the row that official forms put below the header', () => {
    expect(isColumnNumbers(row(7, [1, 2, 3]), 3)).toBe(true);
    expect(isColumnNumbers(row(7, ['(1)', '(2)', '(3)', '(4)']), 4)).toBe(true);
  });

  it('does not take a row of the table for it', () => {
    expect(isColumnNumbers(row(7, [1, 2, 4]), 3)).toBe(false);
    expect(isColumnNumbers(row(7, [1, 2]), 2)).toBe(false);
    expect(isColumnNumbers(row(7, [1, 2, 3]), 5)).toBe(false);
    expect(isColumnNumbers(row(7, [1, 'Sepeda', 3]), 3)).toBe(false);
  });
});
