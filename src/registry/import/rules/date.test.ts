import { expect, test } from 'vitest';
import { readDate } from './date.ts';

const day = (text: string) => ({
  value: { day: text, year: Number(text.slice(0, 4)), certain: true },
  fault: null,
  keep: false,
});

test.each([
  ['2021-01-12', '2021-01-12'],
  ['2021-1-2', '2021-01-02'],
  ['2021/01/12', '2021-01-12'],
  ['2021-01-12T00:00:00', '2021-01-12'],
  ['2021-01-12 08:30', '2021-01-12'],
  ['12/01/2021', '2021-01-12'],
  ['1/2/2021', '2021-02-01'],
  ['12-01-2021', '2021-01-12'],
  ['12.01.2021', '2021-01-12'],
  ['12/01/21', '2021-01-12'],
  ['12 Januari 2021', '2021-01-12'],
  ['12 januari 2021', '2021-01-12'],
  ['12 Jan 2021', '2021-01-12'],
  ['12 Jan. 2021', '2021-01-12'],
  ['12-Agu-2021', '2021-08-12'],
  ['3 Nopember 2019', '2019-11-03'],
  ['17 Pebruari 2020', '2020-02-17'],
  ['29 Februari 2020', '2020-02-29'],
  ['Senin, 4 Mei 2020', '2020-05-04'],
  ['5 May 2020', '2020-05-05'],
  ['44208', '2021-01-12'],
  ['44208.0', '2021-01-12'],
])('reads %s as the day %s', (text, expected) => {
  expect(readDate(text)).toEqual(day(expected));
});

test.each(['', '-', '?', 'n/a', 'belum ada'])('finds nothing said in "%s"', (text) => {
  expect(readDate(text)).toEqual({ value: null, fault: null, keep: false });
});

test('a year alone gives the year and no day', () => {
  expect(readDate('2021')).toEqual({ value: { day: null, year: 2021, certain: true }, fault: null, keep: false });
});

test('an uncertain year stays uncertain and keeps its text', () => {
  expect(readDate('2017?')).toEqual({
    value: { day: null, year: 2017, certain: false },
    fault: { severity: 'warning', code: 'uncertain_year', detail: { value: '2017?' } },
    keep: true,
  });
});

test.each(['Januari 2021', '01/2021', 'Jan 2021'])('"%s" gives the year, and the month is kept as text', (text) => {
  expect(readDate(text)).toEqual({
    value: { day: null, year: 2021, certain: true },
    fault: { severity: 'warning', code: 'date_without_day', detail: { value: text } },
    keep: true,
  });
});

test.each([
  '31/02/2021',
  '32 Januari 2021',
  '12/13/2021',
  '2021-02-30',
  '29 Februari 2021',
  '00/01/2021',
  '1/1/1899',
  '99999',
])('"%s" is no day that ever was, so the row waits', (text) => {
  expect(readDate(text)).toEqual({
    value: null,
    fault: { severity: 'error', code: 'impossible_date', detail: { value: text } },
    keep: false,
  });
});

test.each(['tahun lalu', 'awal 2021', '2019-2021', 'Triwulan I 2021', '13/2021'])(
  '"%s" is not understood and kept',
  (text) => {
    expect(readDate(text)).toEqual({
      value: null,
      fault: { severity: 'warning', code: 'unknown_date', detail: { value: text } },
      keep: true,
    });
  },
);
