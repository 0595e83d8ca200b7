import { expect, test } from 'vitest';
import { inLocale } from '#platform/i18n/i18n.ts';
import { points, signed } from './numbers.ts';

test.each([
  [-0.05, '−0,05', '−0,05'],
  [-0.001, '0,00', '0,00'],
  [0, '0,00', '0,00'],
  [12.74, '12,74', '+12,74'],
])('%s is told with the sign of a minus, never as minus nothing', async (value, plain, difference) => {
  await inLocale('id', async () => {
    expect([points(value), signed(value)]).toEqual([plain, difference]);
  });
});
