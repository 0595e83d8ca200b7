import { describe, expect, test } from 'vitest';
import { plainRubric } from '../../../tests/support/evaluation.ts';
import { rubricSchema } from '../model/rubric.ts';
import { byMean, type CountedSheet, resultOf } from './results.ts';

const rubric = rubricSchema.parse(plainRubric);
const sheet = (novelty: number, impact: number, state: CountedSheet['state'] = 'finished'): CountedSheet => ({
  state,
  marks: [
    { criterion: 'novelty', mark: novelty },
    { criterion: 'impact', mark: impact },
  ],
});

describe('the result of a subject', () => {
  test('is the mean of the sheets handed in', () => {
    expect(resultOf(rubric, [sheet(80, 7.5), sheet(60, 5)])).toEqual({
      assigned: 2,
      handedIn: 2,
      mean: 65.5,
      lowest: 54,
      highest: 77,
      criteria: [
        { code: 'novelty', mean: 70 },
        { code: 'impact', mean: 6.25 },
      ],
    });
  });

  test('a juror who handed nothing in is missing and counts for nothing, not as 0 (domain §3: «divides by all assigned»)', () => {
    const three = [sheet(80, 7.5), sheet(90, 9), { state: 'not_started', marks: [] } as const];
    const { assigned, handedIn, mean } = resultOf(rubric, three);
    expect([assigned, handedIn, mean]).toEqual([3, 2, 83.5]);
    expect(mean).not.toBe((77 + 90 + 0) / 3);
  });

  test.each(['in_progress', 'reopened'] as const)('marks on a sheet that is %s do not count yet', (state) => {
    expect(resultOf(rubric, [sheet(80, 7.5), sheet(0, 1, state)])).toMatchObject({
      assigned: 2,
      handedIn: 1,
      mean: 77,
    });
  });

  test('what was taken back is not even assigned', () => {
    expect(resultOf(rubric, [sheet(80, 7.5), sheet(0, 1, 'withdrawn')])).toMatchObject({
      assigned: 1,
      handedIn: 1,
      mean: 77,
    });
  });

  test('nothing handed in is no number', () => {
    expect(resultOf(rubric, [sheet(80, 7.5, 'in_progress')])).toEqual({
      assigned: 1,
      handedIn: 0,
      mean: null,
      lowest: null,
      highest: null,
      criteria: [
        { code: 'novelty', mean: null },
        { code: 'impact', mean: null },
      ],
    });
  });

  test('has four decimals at most', () => {
    expect(resultOf(rubric, [sheet(80, 7.5), sheet(80, 7.5), sheet(85, 7.5)]).mean).toBe(77.6667);
  });

  test('stands in order, those without any last', () => {
    const all = [[], [sheet(60, 5)], [sheet(80, 7.5)]].map((sheets) => ({ result: resultOf(rubric, sheets) }));
    expect(all.sort(byMean).map((it) => it.result.mean)).toEqual([77, 54, null]);
  });
});
