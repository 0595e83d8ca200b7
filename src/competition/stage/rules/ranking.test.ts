import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offRanking, placesOf, type Ranked } from './ranking.ts';

const field = (...scores: (number | null)[]): Ranked[] =>
  scores.map((score, place) => ({ id: 'abcdefgh'[place] as string, group: 'umum', score }));
const off = (entries: readonly Ranked[], ...chosen: string[]) => [...offRanking(entries, new Set(chosen))];

describe('places', () => {
  test('the same score is the same place, the next one counts on', () => {
    expect([...placesOf(field(80, 90, 80, 70, null))].sort()).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 2],
      ['d', 4],
    ]);
  });

  test('scores that are shown the same are the same', () => {
    expect([...placesOf(field(80.001, 80.004)).values()]).toEqual([1, 1]);
  });

  test('each group has its own', () => {
    const entries = [...field(80), { id: 'x', group: 'replikasi', score: 60 }];
    expect([...placesOf(entries).values()]).toEqual([1, 1]);
  });
});

describe('a choice off the ranking', () => {
  test('the best so many depart from nothing', () => {
    expect(off(field(90, 80, 70), 'a', 'b')).toEqual([]);
  });

  test('who is chosen below the cut, and who is passed over above it', () => {
    expect(off(field(90, 80, 70, 60), 'a', 'c')).toEqual(['b', 'c']);
    expect(off(field(90, 80, 70, 60), 'a', 'd')).toEqual(['b', 'd']);
  });

  test('any of those who tie at the cut may be taken', () => {
    expect(off(field(90, 80, 80, 70), 'a', 'c')).toEqual([]);
  });

  test('who has no score comes last', () => {
    expect(off(field(90, null), 'b')).toEqual(['a', 'b']);
    expect(off(field(90, null), 'a', 'b')).toEqual([]);
  });

  test('without any score, or any choice, there is nothing to depart from', () => {
    expect(off(field(null, null), 'b')).toEqual([]);
    expect(off(field(90, 80))).toEqual([]);
  });

  test('choosing by score is never off, whoever they are', () => {
    const entries = fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }), { maxLength: 8 });
    fc.assert(
      fc.property(entries, fc.nat(8), (scores, count) => {
        const all = field(...scores);
        const best = all.toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1)).slice(0, count);
        expect(off(all, ...best.map((it) => it.id))).toEqual([]);
      }),
    );
  });
});
