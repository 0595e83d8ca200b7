import { expect, test } from 'vitest';
import { inLocale } from '../platform/i18n/i18n.ts';
import { sentenceOf } from './sentence.ts';

const kind = 'competition.notice.entry_deadline';

test('a moment is told as each language tells it, anything else as it stands', () => {
  const values = { edition: 'KIPP 2026-12-03T01:15Z', closing: '2026-12-03T01:15:00.000Z' };
  expect(inLocale('id', () => sentenceOf(kind, values))).toBe(
    'Penutupan KIPP 2026-12-03T01:15Z diperpanjang sampai 3 Desember 2026, 08.15 WIB',
  );
  expect(inLocale('en', () => sentenceOf(kind, values))).toContain('3 December 2026, 08:15 WIB');
});
