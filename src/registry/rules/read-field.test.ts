import { expect, test } from 'vitest';
import { fieldSpecs } from './fields.ts';
import { readNumber, typedNumber } from './number.ts';
import { readField } from './read-field.ts';

test.each([
  ['id', '1.234,5', 1234.5],
  ['id', '1.500', 1500],
  ['id', '3.5', 3.5],
  ['id', '3,5', 3.5],
  ['id', '1 250 000', 1250000],
  ['id', '−4', -4],
  ['id', '1.234.567', 1234567],
  ['id', '12,345,6', null],
  ['id', '1e5', null],
  ['id', 'dua', null],
  ['en', '1,234.5', 1234.5],
  ['en', '1,500', 1500],
  ['en', '3,5', 3.5],
] as const)('in %s, %s is %s', (locale, typed, value) => {
  expect(readNumber(typed, locale)).toBe(value);
});

test('a number typed as it was shown is the same number', () => {
  for (const value of [0.1, -12345678.25, 1e15, 1 / 3])
    for (const locale of ['id', 'en'] as const)
      expect(readNumber(typedNumber(value, locale), locale)).toBeCloseTo(value, 11);
});

test.each([
  ['title', [' '], { fault: { code: 'required' } }],
  ['title', ['x'.repeat(301)], { fault: { code: 'too_long', max: 300 } }],
  ['stage', ['trial'], { value: 'trial' }],
  ['stage', ['later'], { fault: { code: 'unknown_choice' } }],
  ['stage', [], { value: null }],
  ['digital', ['tidak'], { value: false }],
  ['digital', [''], { value: null }],
  ['startDate', ['2024-02-30'], { fault: { code: 'not_date' } }],
  ['startDate', ['2024-02-29'], { value: '2024-02-29' }],
  ['startYear', ['20 21'], { fault: { code: 'not_year', min: 1945, max: 2100 } }],
  ['startYear', ['2021'], { value: 2021 }],
  ['startYearCertain', ['ya'], { value: false }],
  ['startYearCertain', [], { value: true }],
  ['latitude', ['91'], { fault: { code: 'out_of_range', min: -90, max: 90 } }],
  ['latitude', ['3,5952'], { value: 3.5952 }],
  ['videoUrl', ['javascript:alert(1)'], { fault: { code: 'not_address' } }],
  ['videoUrl', ['https://contoh.example/v'], { value: 'https://contoh.example/v' }],
  ['mainAffair', ['pendidikan'], { value: 'pendidikan' }],
  ['mainAffair', ['sihir'], { fault: { code: 'unknown_choice' } }],
  ['otherAffairs', ['sosial', '', 'sosial'], { value: ['sosial'] }],
  ['sdgs', ['4', '1', '4'], { value: [1, 4] }],
  ['sdgs', ['18'], { fault: { code: 'unknown_choice' } }],
] as const)('%s %j', (field, typed, read) => {
  expect(readField(fieldSpecs[field], typed, 'id')).toEqual(read);
});
