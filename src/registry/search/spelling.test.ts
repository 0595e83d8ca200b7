import { describe, expect, test } from 'vitest';
import { distance, nearestWord } from './spelling.ts';
import { skeletonOf } from './words.ts';

describe('distance', () => {
  test.each([
    ['sepeda', 'sepeda', 0],
    ['spda', 'sepeda', 1],
    ['sepdea', 'sepeda', 0.7],
    ['seppeda', 'sepeda', 0.5],
    ['sepeta', 'sepeda', 1],
    ['sepedak', 'sepeda', 1],
    ['', 'abc', 2.5],
  ])('from %j to %j is %d', (typed, word, apart) => {
    expect(distance(typed, word)).toBeCloseTo(apart, 6);
  });
});

describe('nearestWord', () => {
  const known = [
    { word: 'sepeda', texts: 3 },
    { word: 'sepadan', texts: 40 },
    { word: 'puskesmas', texts: 900 },
  ];
  test('takes the nearest word', () => expect(nearestWord('spda', known)).toBe('sepeda'));
  test('takes the more frequent of two equally near', () =>
    expect(
      nearestWord('bauk', [
        { word: 'baik', texts: 9 },
        { word: 'buuk', texts: 1 },
      ]),
    ).toBe('baik'));
  test('takes none when none is near', () => expect(nearestWord('xylofon', known)).toBeNull());
  test('takes a word whose consonants are the same however short it was written', () =>
    expect(nearestWord('pnddkn', [...known, { word: 'pendidikan', texts: 5 }])).toBe('pendidikan'));
});

test('skeletonOf keeps the first letter and the consonants', () => {
  expect(['sepeda', 'spda', 'bagus', 'bgs', 'inovasi', 'pppk'].map(skeletonOf)).toEqual([
    'spd',
    'spd',
    'bgs',
    'bgs',
    'invs',
    'pk',
  ]);
});
