import { describe, expect, test } from 'vitest';
import { parseQuery, queriesOf, withWords } from './query-text.ts';

const same = (word: string) => word;

describe('parseQuery', () => {
  test('keeps words and phrases apart and leaves out words that stand everywhere', () => {
    expect(parseQuery('  Sepeda untuk  "anak yang sekolah" di Desa ')).toEqual({
      text: 'Sepeda untuk "anak yang sekolah" di Desa',
      parts: [['sepeda'], ['anak', 'sekolah'], ['desa']],
      words: ['sepeda', 'anak', 'sekolah', 'desa'],
    });
  });

  test('reads an unclosed quote as words and drops accents and signs', () => {
    expect(parseQuery('"surat e-KTP café').parts).toEqual([['surat'], ['e'], ['ktp'], ['cafe']]);
  });

  test.each(["'&|!:*()<->", '""', '   ', "\\';drop table search_doc;--".slice(0, 3), '\ud800', '«»'])(
    'finds nothing to look for in %j',
    (typed) => {
      expect(queriesOf(parseQuery(typed), same)).toBeNull();
    },
  );

  test('bounds length and number of words', () => {
    expect(parseQuery('a1 '.repeat(500)).text).toHaveLength(200);
    expect(parseQuery(Array.from({ length: 40 }, (_, n) => `w${n}`).join(' ')).words).toHaveLength(12);
    expect(parseQuery(`"${Array.from({ length: 40 }, (_, n) => `w${n}`).join(' ')}"`).parts[0]).toHaveLength(12);
  });
});

describe('queriesOf', () => {
  test('asks for all parts, with phrases in their order, and for any word', () => {
    expect(queriesOf(parseQuery('izin "surat izin" desa'), same)).toEqual({
      text: 'izin "surat izin" desa',
      all: "('izin') & ('surat' <-> 'izin') & ('desa')",
      any: "'izin' | 'surat' | 'desa'",
      phrased: true,
      lexemes: ['izin', 'surat', 'desa'],
      loose: false,
    });
  });

  test('lets no sign of the query language through', () => {
    expect(queriesOf(parseQuery("o'reilly & !x:* | (y)"), (word) => `${word}':*`)?.any).toBe(
      "'o' | 'reilly' | 'x' | 'y'",
    );
  });
});

test('withWords shows the mended query as it would be typed', () => {
  const query = parseQuery('spda "surt izin"');
  const mended = withWords(
    query,
    new Map([
      ['spda', 'sepeda'],
      ['surt', 'surat'],
    ]),
  );
  expect(mended).toEqual({
    text: 'sepeda "surat izin"',
    parts: [['sepeda'], ['surat', 'izin']],
    words: ['sepeda', 'surat', 'izin'],
  });
});
