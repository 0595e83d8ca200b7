import { describe, expect, test } from 'vitest';
import { ageAt, monthsBetween } from './age.ts';

describe('full months between two days', () => {
  test.each([
    ['2022-03-01', '2023-06-30', 15],
    ['2021-06-30', '2023-06-30', 24],
    ['2021-07-01', '2023-06-30', 23],
    ['2021-08-31', '2021-09-30', 1],
    ['2024-01-31', '2024-02-29', 1],
    ['2024-01-31', '2024-02-28', 0],
    ['2023-06-30', '2023-06-30', 0],
    ['2023-07-01', '2023-06-30', -1],
  ])('from %s to %s are %i', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });
});

test('a year alone tells between which months', () => {
  expect(ageAt({ date: null, year: 2021, yearCertain: true }, '2023-06-30')).toEqual({
    known: 'year',
    year: 2021,
    least: 18,
    most: 29,
  });
});

test('a doubtful year tells nothing', () => {
  expect(ageAt({ date: null, year: 2021, yearCertain: false }, '2023-06-30')).toEqual({ known: 'nothing' });
});
