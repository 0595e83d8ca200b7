import { describe, expect, test } from 'vitest';
import { hitEnd, hitStart } from '#platform/ui/hit-marks.ts';
import { shownSnippet } from './snippet.ts';

describe('shownSnippet', () => {
  test('leaves a whole sentence and a short text as they are', () => {
    expect(shownSnippet(' Obat diantar ke rumah. ', 260)).toBe('Obat diantar ke rumah.');
    expect(shownSnippet('Obat diantar', 260)).toBe('Obat diantar');
    expect(shownSnippet('', 260)).toBe('');
  });

  test('cuts at a word and says that it goes on', () => {
    const long = `${'Petugas datang setiap pekan '.repeat(12)}selesai`;
    const shown = shownSnippet(long, 110);
    expect(shown).toHaveLength(shown.trimEnd().length);
    expect(shown.endsWith('pekan …') || shown.endsWith('setiap …') || shown.endsWith('datang …')).toBe(true);
    expect(shown.length).toBeLessThanOrEqual(112);
  });

  test('says that the text has begun before', () => {
    expect(shownSnippet(`${hitStart}layanan${hitEnd} keliling.`, 260)).toBe(`… ${hitStart}layanan${hitEnd} keliling.`);
    expect(shownSnippet(`${hitStart}Layanan${hitEnd} keliling.`, 260)).toBe(`${hitStart}Layanan${hitEnd} keliling.`);
  });
});
