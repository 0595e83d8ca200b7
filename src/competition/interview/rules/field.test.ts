import { expect, test } from 'vitest';
import { datedPreset } from '../../../../tests/support/editions.ts';
import { outcomes, type Passage } from '../../stage/model/course.ts';
import { decidingOf } from '../../stage/rules/course.ts';
import { isHeard } from './field.ts';

const document = datedPreset('regency-starter');
const passages = decidingOf(document).flatMap((stage): readonly Passage[] => {
  const outcome = outcomes[stage].on;
  return stage === 'tpi_plenary' || outcome === null ? [] : [{ stage, outcome, award: null }];
});

test('finalists are heard, and nobody who is still on the way or out', () => {
  expect(passages.length).toBeGreaterThan(0);
  expect(isHeard(document, passages)).toBe(true);
  expect(isHeard(document, passages.slice(0, -1))).toBe(false);
  const last = passages.at(-1)?.stage;
  const out = passages.map((it): Passage => (it.stage === last ? { ...it, outcome: outcomes[it.stage].out } : it));
  expect(isHeard(document, out)).toBe(false);
});

test('without the last plenary whoever is not out is heard', () => {
  const without = { stages: document.stages.filter((it) => it.kind !== 'tpi_plenary') };
  expect(isHeard(without, [])).toBe(true);
  expect(isHeard(without, [{ stage: 'admin_check', outcome: 'refused', award: null }])).toBe(false);
});
