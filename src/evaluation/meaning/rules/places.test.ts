import { describe, expect, test } from 'vitest';
import { plantJury } from '../../../../tests/support/planted-jury.ts';
import type { Place, Score } from '../model/calibration.ts';
import { calibrate } from './calibrate.ts';
import { placesOf } from './places.ts';
import { cutBetween, largestFirst, rankIn } from './select.ts';
import { zoneOfDoubt } from './zone.ts';

const PLAN = { entries: 60, jurors: 8, sheets: 3, worth: 6, leniency: 4, noise: 4 };
const planted = (seed: string) => calibrate(plantJury(PLAN, seed).scores);

describe('the place of an entry', () => {
  test('is the same for the same seed and scores, and nearly the same for another seed', () => {
    const found = planted('one');
    const [once, again, other] = ['a', 'a', 'b'].map((seed) => placesOf(found, { cut: 10, seed, draws: 4000 }));
    expect(again).toEqual(once);
    const apart = once!.map((it, at) => Math.abs((it.top ?? 0) - (other![at]!.top ?? 0)));
    expect(Math.max(...apart)).toBeLessThan(0.04);
  });

  test('has chances that make the number of places together', () => {
    const places = placesOf(planted('two'), { cut: 10, seed: 'a', draws: 2000 });
    expect(places.reduce((sum, it) => sum + (it.top ?? 0), 0)).toBeCloseTo(10, 8);
  });

  test('lies between its bounds, which reach from 1 to all of them', () => {
    const places = placesOf(planted('three'), { cut: 10, seed: 'a', draws: 500 });
    const wrong = places.filter(
      ({ low, median, high, of }) => !(low >= 1 && low <= median && median <= high && high <= of),
    );
    expect([places.length, wrong]).toEqual([60, []]);
  });

  test('holds the true place in about nine of ten cases, over twenty juries', () => {
    let held = 0;
    for (let run = 0; run < 20; run += 1) {
      const { scores, worth } = plantJury(PLAN, `jury ${run}`);
      const ranked = [...worth].sort((a, b) => b[1] - a[1]).map(([id]) => id);
      const places = placesOf(calibrate(scores), { cut: 10, seed: 'a', draws: 1000 });
      held += places.filter(
        (it) => ranked.indexOf(it.entry) + 1 >= it.low && ranked.indexOf(it.entry) + 1 <= it.high,
      ).length;
    }
    expect(held / (20 * 60)).toBeGreaterThan(0.87);
    expect(held / (20 * 60)).toBeLessThan(0.95);
  });

  test('within the cut comes as often as it is said, over forty juries', () => {
    let [said, came] = [0, 0];
    for (let run = 0; run < 40; run += 1) {
      const { scores, worth } = plantJury(PLAN, `jury ${run}`);
      const best = new Set(
        [...worth]
          .sort((a, b) => b[1] - a[1])
          .slice(0, 10)
          .map(([id]) => id),
      );
      for (const it of zoneOfDoubt(placesOf(calibrate(scores), { cut: 10, seed: 'a', draws: 1000 }))) {
        said += it.top ?? 0;
        came += Number(best.has(it.entry));
      }
    }
    expect(Math.abs(said - came) / said).toBeLessThan(0.12);
  });

  test('is told inside each island, and the cut where it is known for the island', () => {
    const far: Score[] = plantJury({ ...PLAN, entries: 12 }, 'far').scores.map((it) => ({
      ...it,
      entry: `x${it.entry}`,
      juror: `x${it.juror}`,
    }));
    const found = calibrate([...plantJury(PLAN, 'near').scores, ...far]);
    const shape = (places: readonly Place[]) =>
      new Set(places.map((it) => `${it.island} of ${it.of}: ${it.top === null ? 'unknown' : 'known'}`));
    expect([...shape(placesOf(found, { cut: 10, seed: 'a', draws: 100 }))]).toEqual([
      '0 of 60: unknown',
      '1 of 12: unknown',
    ]);
    expect([...shape(placesOf(found, { cut: new Map([[1, 3]]), seed: 'a', draws: 100 }))]).toEqual([
      '0 of 60: unknown',
      '1 of 12: known',
    ]);
  });

  test('is not told where no model could be fitted, and sure where all get one', () => {
    expect(placesOf(calibrate([{ entry: 'a', juror: 'x', score: 50 }]), { cut: 1, seed: 'a' })).toEqual([]);
    const all = placesOf(planted('four'), { cut: 60, seed: 'a', draws: 100 });
    expect(new Set(all.map((it) => it.top))).toEqual(new Set([1]));
  });
});

describe('the zone of doubt', () => {
  const place = (entry: string, top: number | null): Place => ({
    entry,
    island: 0,
    of: 5,
    low: 1,
    high: 5,
    median: 3,
    top,
    margin: null,
  });

  test('holds those between 20 % and 80 %, the most doubtful first', () => {
    const places = [
      place('a', 0.19),
      place('b', 0.2),
      place('c', 0.55),
      place('d', 0.8),
      place('e', 0.81),
      place('f', null),
    ];
    expect(zoneOfDoubt(places).map((it) => it.entry)).toEqual(['c', 'b', 'd']);
  });
});

describe('selecting', () => {
  test('puts the largest in front, and cuts between them and the others', () => {
    const values = Float64Array.from([3, 9, 4, 7, 1, 8, 2]);
    largestFirst(values, 3);
    expect([...values.slice(0, 3)].sort()).toEqual([7, 8, 9]);
    expect(cutBetween(values, 3)).toBe(5.5);
  });

  test('ranks by how many are larger', () => {
    const sorted = Float64Array.from([1, 2, 4, 8]);
    expect([8, 4, 3, 1].map((it) => rankIn(sorted, it))).toEqual([1, 2, 3, 4]);
  });
});
