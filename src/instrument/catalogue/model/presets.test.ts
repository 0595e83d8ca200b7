import { describe, expect, test } from 'vitest';
import { problemsOf } from '../rules/problems.ts';
import { instrumentPresets } from './presets.ts';

describe.each(instrumentPresets.map((it) => [it.code, it] as const))('%s', (_code, preset) => {
  test('is whole but for its period', () => {
    const dates = [
      { path: ['period', 'opens'], code: 'date_missing' },
      { path: ['period', 'closes'], code: 'date_missing' },
    ];
    expect(problemsOf(preset.document)).toEqual(dates);
  });

  test('says where it comes from, and whose it is', () => {
    expect(preset.document.source.startsWith(preset.source)).toBe(true);
    expect(preset.document.source.length).toBeGreaterThan(40);
  });
});

test('what no source tells is labelled as our own', () => {
  const ours = instrumentPresets.filter((it) => it.document.isOurs).map((it) => it.code);
  expect(ours).toEqual(['pelembagaan', 'kematangan-hub']);
});
