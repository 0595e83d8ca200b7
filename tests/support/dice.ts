import fc from 'fast-check';

/** Same dice each time: a fault that was found is found again. */
export const SEED = 20_260_302;

/** Texts as hostile as people, programs and spreadsheets send them. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\u202e',
    '\ud800',
    '-1',
    '1e999',
    'NaN',
    '1.234,5',
    '9'.repeat(40),
    '2026-02-30',
    '31/12/9999',
    'Top 45 (2019?)',
    "=cmd|' /C calc'!A0",
    '<script>alert(1)</script>',
    '../../etc/passwd',
    'https://a@b',
    '"dua kata" -bukan',
    '[]',
    '{"a":1}',
    '__proto__',
    'constructor',
    'toString',
    '01981f00-0000-7000-8000-000000000009',
    '👩‍🚀'.repeat(300),
    'panjang '.repeat(5000),
  ),
);
