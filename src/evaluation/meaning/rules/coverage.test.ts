import { describe, expect, test } from 'vitest';
import { plantJury } from '../../../../tests/support/planted-jury.ts';
import { calibrate } from './calibrate.ts';

const RUNS = 500;
const PLAN = { entries: 60, jurors: 8, sheets: 3, worth: 6, leniency: 4, noise: 5 };

describe('calibration recovers a planted truth', () => {
  const runs = Array.from({ length: RUNS }, (_, run) => {
    const { scores, worth, leniency } = plantJury(PLAN, `run ${run}`);
    return { ...calibrate(scores), worth, leniency: leniency };
  });
  const share = (held: readonly boolean[]) => held.filter(Boolean).length / held.length;
  const within = (interval: readonly [number, number] | null, truth = Number.NaN) =>
    interval !== null && interval[0] <= truth && truth <= interval[1];
  const mean = (values: readonly number[]) => values.reduce((sum, it) => sum + it, 0) / values.length;

  test('95 % intervals of entries hold it in 93–97 % over 500 juries', () => {
    const held = share(runs.flatMap((run) => run.entries.map((it) => within(it.interval, run.worth.get(it.entry)))));
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.97);
  });

  test('95 % intervals of jurors hold it in 93–97 % over 500 juries', () => {
    const fitted = runs.filter((it) => it.leftRaw === null);
    const held = share(
      fitted.flatMap((run) => run.jurors.map((it) => within(it.interval, run.leniency.get(it.juror)))),
    );
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.97);
  });

  test('variances are met on average', () => {
    const found = (['entry', 'juror', 'residual'] as const).map((key) =>
      mean(runs.map((it) => it.components?.[key] ?? Number.NaN)),
    );
    for (const [at, truth] of [PLAN.worth ** 2, PLAN.leniency ** 2, PLAN.noise ** 2].entries())
      expect(Math.abs((found[at] ?? 0) / truth - 1)).toBeLessThan(0.05);
  });

  test('calibrated scores are nearer to it than raw means', () => {
    const errorOf = (key: 'raw' | 'calibrated') =>
      Math.sqrt(mean(runs.flatMap((run) => run.entries.map((it) => (it[key] - (run.worth.get(it.entry) ?? 0)) ** 2))));
    expect(errorOf('calibrated') / errorOf('raw')).toBeLessThan(0.85);
  });
});
