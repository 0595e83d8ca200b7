import { expect, test } from 'vitest';
import { inLocale } from '#platform/i18n/i18n.ts';
import { faultText } from './fault-text.ts';

test.each([
  ['500', 'Dijawab dengan kode galat (500).'],
  ['', 'Dijawab dengan kode galat.'],
])('a fault with the detail “%s” is one sentence', (detail, sentence) => {
  expect(inLocale('id', () => faultText('status', detail))).toBe(sentence);
});
