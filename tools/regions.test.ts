import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { regionsPreset } from './regions.ts';

test('generating the regions again gives the committed file', () => {
  expect(regionsPreset()).toBe(readFileSync(new URL('../presets/regions.json', import.meta.url), 'utf8'));
});
