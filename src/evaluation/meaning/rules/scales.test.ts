import { describe, expect, test } from 'vitest';
import { jurorId, plantJury } from '../../../../tests/support/planted-jury.ts';
import { calibrate } from './calibrate.ts';

const PLAN = { entries: 150, jurors: 8, sheets: 3, worth: 6, leniency: 4, noise: 4 };
/** The first two jurors use the scale half and twice as widely, around 70. */
const WIDTH = new Map([
  [jurorId(0), 0.5],
  [jurorId(1), 2],
]);
const stretched = (seed: string) => {
  const planted = plantJury(PLAN, seed);
  const scores = planted.scores.map((it) => ({ ...it, score: 70 + (it.score - 70) * (WIDTH.get(it.juror) ?? 1) }));
  return { ...planted, scores };
};

describe('the scale of jurors', () => {
  test('is found where they differ, drawn a little towards 1', () => {
    const { jurors } = calibrate(stretched('a').scores, { scale: true });
    const [narrow, wide, ...others] = jurors.map((it) => it.scale);
    const usual = others.reduce((sum, it) => sum + it, 0) / others.length;
    expect(narrow! / usual).toBeGreaterThan(0.45);
    expect(narrow! / usual).toBeLessThan(0.65);
    expect(wide! / usual).toBeGreaterThan(1.6);
    expect(wide! / usual).toBeLessThan(2.2);
  });

  test('brings calibrated scores nearer to the truth, over twenty juries', () => {
    let nearer = 0;
    for (let run = 0; run < 20; run += 1) {
      const { scores, worth } = stretched(`run ${run}`);
      const [plain, scaled] = [false, true].map((scale) => {
        const { entries } = calibrate(scores, { scale });
        return entries.reduce((sum, it) => sum + (it.calibrated - (worth.get(it.entry) ?? 0)) ** 2, 0);
      });
      nearer += Number(scaled! < plain!);
    }
    expect(nearer).toBeGreaterThanOrEqual(18);
  });

  test('is left at 1 where they differ as chance makes it: nothing is moved, in nineteen juries of twenty', () => {
    const runs = Array.from({ length: 40 }, (_, run) => plantJury(PLAN, `fair ${run}`).scores);
    const same = runs.filter((it) => JSON.stringify(calibrate(it, { scale: true })) === JSON.stringify(calibrate(it)));
    expect(same.length).toBeGreaterThanOrEqual(36);
  });

  test('leaves raw means and spreads as they were given', () => {
    const { scores } = stretched('b');
    const [plain, scaled] = [calibrate(scores), calibrate(scores, { scale: true })];
    expect(scaled.entries.map((it) => it.raw)).toEqual(plain.entries.map((it) => it.raw));
    expect(scaled.jurors.map((it) => it.spread)).toEqual(plain.jurors.map((it) => it.spread));
  });
});
