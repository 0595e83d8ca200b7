import { describe, expect, test } from 'vitest';
import { endedWith, shareOf, shownScore, toldPassages } from './rules.ts';

const at = (day: number) => new Date(Date.UTC(2026, 8, day, 3));
const document = {
  privacy: { embargo: true },
  stages: [
    { kind: 'admin_check', opens: at(3).toISOString(), closes: null },
    { kind: 'te_plenary', opens: at(9).toISOString(), closes: null },
    { kind: 'tpi_plenary', opens: at(21).toISOString(), closes: null },
    { kind: 'final_list', opens: at(25).toISOString(), closes: null },
  ],
} as never;
const passage = (stage: string, outcome: string, day: number) =>
  ({ stage, outcome, award: null, decidedAt: at(day) }) as never;
const bands = [
  { from: 60, name: 'Cukup', name_en: 'Fair' },
  { from: 85, name: 'Sangat baik', name_en: 'Very good' },
];

describe('a score is told', () => {
  test.each([
    ['none', 90, { as: 'none' }],
    ['marks', 90.5, { as: 'mark', mark: 90.5 }],
    ['bands', 85, { as: 'band', band: bands[1] }],
    ['bands', 84.99, { as: 'band', band: bands[0] }],
    ['bands', 10, { as: 'band', band: null }],
  ] as const)('with %s of %d', (scores, score, shown) => {
    expect(shownScore({ scores, bands }, score)).toEqual(shown);
  });

  test('as a share of its own scale', () => {
    expect(shareOf({ min: 1, max: 5 }, 3)).toBe(50);
    expect(shareOf({ min: 0, max: 100 }, 72)).toBe(72);
  });
});

describe('an entrant learns', () => {
  const refused = [passage('admin_check', 'refused', 4)] as never[];
  const lost = [passage('admin_check', 'passed', 4), passage('te_plenary', 'not_nominated', 10)] as never[];
  const won = [
    passage('admin_check', 'passed', 4),
    passage('te_plenary', 'nominated', 10),
    passage('tpi_plenary', 'awarded', 22),
  ] as never[];

  test('of the check at once, of plenaries with everyone', () => {
    expect(toldPassages(document, lost, at(10)).map((it) => (it as { stage: string }).stage)).toEqual(['admin_check']);
    expect(toldPassages(document, lost, at(21)).map((it) => (it as { stage: string }).stage)).toEqual([
      'admin_check',
      'te_plenary',
    ]);
  });

  test('scores once its way has ended and may be told', () => {
    expect(endedWith(document, refused, at(4))).toBe('admin_check');
    expect(endedWith(document, lost, at(10))).toBeNull();
    expect(endedWith(document, lost, at(21))).toBe('te_plenary');
    expect(endedWith(document, won, new Date(at(25).getTime() - 1))).toBeNull();
    expect(endedWith(document, won, at(25))).toBe('tpi_plenary');
  });
});
