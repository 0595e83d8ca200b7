import { describe, expect, test } from 'vitest';
import { plantJury } from '../../../../tests/support/planted-jury.ts';
import { calibrate } from './calibrate.ts';
import { normalBelow, upperTail, zOfChiSquared, zOfT } from './normal.ts';
import { placesOf } from './places.ts';
import { remedies, stillInDoubt } from './remedies.ts';

const { scores } = plantJury({ entries: 80, jurors: 10, sheets: 2, worth: 6, leniency: 4, noise: 4 }, 'doubt');
const found = calibrate(scores);
const places = placesOf(found, { cut: 20, seed: 'a', draws: 1000 });
const anybody = { mayRead: () => true, capacity: () => 100, sheets: 100 };

describe('the remedy for doubt', () => {
  test('is one further sheet on each doubtful entry, by somebody who has not read it', () => {
    const { sheets, doubtful, expected } = remedies(found, places, anybody);
    expect(new Set(sheets.map((it) => it.entry)).size).toBe(doubtful);
    const read = new Set(scores.map((it) => `${it.entry} ${it.juror}`));
    expect(sheets.filter((it) => read.has(`${it.entry} ${it.juror}`))).toEqual([]);
    expect(sheets.every((it, at) => it.reduction > 0 && it.reduction <= (sheets[at - 1]?.reduction ?? 1))).toBe(true);
    expect(expected).toBeCloseTo(doubtful - sheets.reduce((sum, it) => sum + it.reduction, 0), 9);
  });

  test('keeps to ties, to what jurors can take, and to the number of sheets', () => {
    const mayRead = (juror: string) => juror !== 'j003';
    const { sheets } = remedies(found, places, { mayRead, capacity: (juror) => (juror === 'j001' ? 2 : 1), sheets: 7 });
    const loads = [...Map.groupBy(sheets, (it) => it.juror)].map(([juror, own]) => [juror, own.length] as const);
    expect([
      sheets.length,
      loads.filter(([juror, load]) => juror === 'j003' || load > (juror === 'j001' ? 2 : 1)),
    ]).toEqual([7, []]);
  });

  test('is worth most where a sheet would tell most', () => {
    expect(stillInDoubt(0, 0.5)).toBeLessThan(stillInDoubt(0, 0.1));
    expect(stillInDoubt(0.8, 0.3)).toBeLessThan(stillInDoubt(0, 0.3));
    expect([stillInDoubt(0, 0), stillInDoubt(2, 0)]).toEqual([1, 0]);
  });

  test('is none where no model could be fitted', () => {
    const none = calibrate(scores.filter((it) => it.juror === 'j001'));
    expect(remedies(none, placesOf(none, { cut: 1, seed: 'a' }), anybody)).toEqual({
      sheets: [],
      doubtful: 0,
      expected: 0,
    });
  });
});

describe('distributions', () => {
  test('agree with tables', () => {
    expect([upperTail(1.959964), normalBelow(0.8416212), upperTail(-1)].map((it) => it.toFixed(5))).toEqual([
      '0.02500',
      '0.80000',
      '0.84134',
    ]);
    expect(zOfT(2.228, 10)).toBeCloseTo(1.96, 2);
    expect(zOfT(-3.169, 10)).toBeCloseTo(-2.576, 2);
    expect(zOfChiSquared(18.307, 10)).toBeCloseTo(1.645, 2);
  });
});
