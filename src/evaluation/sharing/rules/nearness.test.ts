import { expect, test } from 'vitest';
import { nearnessOf } from './nearness.ts';

const waste = 'bank sampah desa mengolah sampah plastik menjadi bahan bangunan';
const clinic = 'klinik keliling melayani ibu hamil di pulau terpencil';

test('a juror is nearest to what speaks of the same things', () => {
  const near = nearnessOf(['pengolahan sampah plastik desa', 'layanan ibu hamil di pulau'], [[waste], [clinic]]);
  const [a, b, c, d] = near;
  expect(a).toBeGreaterThan(b as number);
  expect(d).toBeGreaterThan(c as number);
  expect(Math.max(...near)).toBeLessThanOrEqual(1);
});

test('the same text is as near as can be, and only the nearest three count', () => {
  const many = [waste, waste, waste, clinic, clinic];
  expect(nearnessOf([waste, clinic], [many, [clinic]])[0]).toBeCloseTo(1, 10);
});

test('no texts, empty ones and one that all share are no nearness and no fault', () => {
  expect([...nearnessOf(['', waste], [[], [''], ['— !']])]).toEqual([0, 0, 0, 0, 0, 0]);
  expect([...nearnessOf([waste], [[waste]])]).toEqual([0]);
});
