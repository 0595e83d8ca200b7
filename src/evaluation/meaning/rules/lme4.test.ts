import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Score } from '../model/calibration.ts';
import { calibrate } from './calibrate.ts';

type Expected = {
  readonly mean: number;
  readonly entry: number;
  readonly juror: number;
  readonly residual: number;
  readonly criterion: number;
  readonly entries: readonly string[];
  readonly calibrated: readonly number[];
  readonly jurors: readonly string[];
  readonly leniency: readonly number[];
  readonly entrySe?: readonly number[];
  readonly jurorSe?: readonly number[];
};

const folder = join(import.meta.dirname, 'lme4');
const expected: Record<string, Expected> = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));

function scoresIn(name: string): Score[] {
  const [, ...lines] = readFileSync(join(folder, `${name}.csv`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [entry = '', juror = '', score = ''] = line.split(',');
    return { entry, juror, score: Number(score) };
  });
}

/** The same to four significant digits: it differs by less than one in ten thousand. */
function agree(values: readonly (number | null)[], wanted: readonly number[]): void {
  expect(values.length).toBe(wanted.length);
  for (const [at, value] of values.entries())
    expect(Math.abs((value ?? Number.NaN) / wanted[at]! - 1), `${value} is ${wanted[at]}`).toBeLessThan(1e-4);
}

describe('calibration agrees with lme4 to four significant digits', () => {
  test.each(['sparse', 'complete'])('on the jury %s', (name) => {
    const wanted = expected[name]!;
    const { entries, jurors, components, leftRaw } = calibrate(scoresIn(name));
    expect(leftRaw).toBe(null);
    for (const key of ['mean', 'entry', 'juror', 'residual', 'criterion'] as const)
      agree([components?.[key] ?? null], [wanted[key]]);
    expect(entries.map((it) => it.entry)).toEqual(wanted.entries);
    expect(jurors.map((it) => it.juror)).toEqual(wanted.jurors);
    agree(
      entries.map((it) => it.calibrated),
      wanted.calibrated,
    );
    agree(
      entries.map((it) => it.se),
      wanted.entrySe!,
    );
    agree(
      jurors.map((it) => it.leniency),
      wanted.leniency,
    );
    agree(
      jurors.map((it) => it.se),
      wanted.jurorSe!,
    );
  });

  test('where jurors differ by chance alone its variance is 0 too, and we leave the order', () => {
    const wanted = expected.alike!;
    const { components, leftRaw, entries, jurors } = calibrate(scoresIn('alike'));
    expect([components?.juror, leftRaw]).toEqual([0, 'juror-variance-zero']);
    for (const key of ['mean', 'entry', 'residual', 'criterion'] as const)
      agree([components?.[key] ?? null], [wanted[key]]);
    expect(entries.map((it) => it.calibrated)).toEqual(entries.map((it) => it.raw));
    expect(jurors.map((it) => it.leniency)).toEqual(wanted.leniency);
  });
});
