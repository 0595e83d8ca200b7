import { describe, expect, it } from 'vitest';
import { cellAddress, columnLetters, columnOf } from './address.ts';
import { guardFormula, looksLikeFormula, undoGuard } from './guard.ts';
import { plainDecimal, storedNumber } from './number.ts';
import { builtInFormat, formatKind, serialText } from './serial.ts';
import { sheetNames } from './sheet-name.ts';

describe('addresses', () => {
  it.each([
    [0, 'A'],
    [2, 'C'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('names column %i %s and finds it again', (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
    expect(columnOf(`${letters}17`)).toBe(column);
    expect(cellAddress(column, 17)).toBe(`${letters}17`);
  });

  it.each(['', '17', 'C', 'ABCD1', '$C$1', '!'])('finds no column in %j', (address) => {
    expect(columnOf(address)).toBe(-1);
  });
});

describe('numbers', () => {
  it.each([
    [0.1, '0.1'],
    [-0, '0'],
    [1e21, '1000000000000000000000'],
    [1.5e300, `15${'0'.repeat(299)}`],
    [1e-7, '0.0000001'],
    [-1.25e-9, '-0.00000000125'],
    [123_456_789.25, '123456789.25'],
    [Number.MIN_VALUE, `0.${'0'.repeat(323)}5`],
  ])('writes %d out as %s', (value, text) => {
    expect(plainDecimal(value)).toBe(text);
  });

  it.each([
    ['1.1000000000000001', '1.1'],
    ['1234567890123456789', '1234567890123456789'],
    ['1.23457E+17', '123457000000000000'],
    [' 7 ', '7'],
    ['007', '7'],
    ['-0', '0'],
    ['9.9999999999999995E-8', '0.0000001'],
    ['', null],
    ['1e999', null],
    ['dua', null],
    ['0x10', '16'],
  ])('reads the stored %j as %j', (stored, text) => {
    expect(storedNumber(stored)).toBe(text);
  });
});

describe('number formats', () => {
  it.each([
    ['yyyy-mm-dd', 'date'],
    ['[$-421]dd mmmm yyyy;@', 'date'],
    ['mmm-yy', 'date'],
    ['mmmm', 'date'],
    ['d/m/yyyy h:mm', 'datetime'],
    ['h:mm AM/PM', 'time'],
    ['mm:ss.0', 'time'],
    ['[h]:mm:ss', 'time'],
    ['[mm]', 'time'],
    ['General', 'number'],
    ['#,##0.00', 'number'],
    ['"Rp"#,##0;[Red]-"Rp"#,##0', 'number'],
    ['0 "hari"', 'number'],
    ['0\\ \\d\\a\\y\\s', 'number'],
    ['_-* #,##0_-;@_h', 'number'],
    ['0.00E+00', 'number'],
    ['[Red]0', 'number'],
    ['@', 'number'],
  ])('sees what %s shows', (code, kind) => {
    expect(formatKind(code)).toBe(kind);
  });

  it.each([
    [0, 'number'],
    [10, 'number'],
    [14, 'date'],
    [20, 'time'],
    [22, 'datetime'],
    [46, 'time'],
    [49, 'number'],
    [57, 'date'],
  ])('knows the built-in format %i', (id, kind) => {
    expect(builtInFormat(id)).toBe(kind);
  });

  it.each([
    [1, 'date', false, '1900-01-01', 'date'],
    [59, 'date', false, '1900-02-28', 'date'],
    [61, 'date', false, '1900-03-01', 'date'],
    [45_322, 'date', false, '2024-01-31', 'date'],
    [45_322.999_99, 'date', false, '2024-01-31', 'date'],
    [45_322.604_166_666_664, 'datetime', false, '2024-01-31T14:30:00', 'datetime'],
    [45_322, 'datetime', false, '2024-01-31', 'date'],
    [45_321.999_999_999, 'datetime', false, '2024-01-31', 'date'],
    [0.354_166_666_666_667, 'time', false, '08:30:00', 'time'],
    [1.25, 'time', false, '30:00:00', 'time'],
    [0, 'date', true, '1904-01-01', 'date'],
    [43_860, 'date', true, '2024-01-31', 'date'],
    [2_958_465, 'date', false, '9999-12-31', 'date'],
  ] as const)('shows the serial %d as %s', (serial, format, from1904, text, kind) => {
    expect(serialText(serial, format, from1904)).toEqual({ text, kind });
  });

  it.each([-1, 0, 60, 2_958_466, Number.POSITIVE_INFINITY])('finds no day for the serial %d', (serial) => {
    expect(serialText(serial, 'date', false)).toBeNull();
  });
});

describe('formula guard', () => {
  it.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', "'=1", '＝1', '-', '=1,5'])(
    'guards %j',
    (text) => {
      expect(guardFormula(text)).toBe(`'${text}`);
      expect(undoGuard(`'${text}`)).toBe(text);
    },
  );

  it.each(['', 'sepeda', '-12', '+62812', '-1.234,50', '-12,5%', '-1e5', "'kutip", "O'Neil", "'-5"])(
    'does not touch %j when it is no formula',
    (text) => {
      expect(undoGuard(guardFormula(text))).toBe(text);
      expect(looksLikeFormula(text)).toBe(text === "'-5");
    },
  );
});

describe('names of sheets', () => {
  it('keeps to what Excel accepts, and apart', () => {
    expect(
      sheetNames(['Inovasi', 'inovasi', 'A/B: [1]?', "'kutip'", '', 'History', 'x'.repeat(40), 'x'.repeat(35)]),
    ).toEqual([
      'Inovasi',
      'inovasi (2)',
      'A B 1',
      'kutip',
      'Sheet5',
      'History (2)',
      'x'.repeat(31),
      `${'x'.repeat(27)} (2)`,
    ]);
  });
});
