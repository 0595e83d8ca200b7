import { expect, test } from 'vitest';
import { markerOf } from './marks.ts';

const marker = markerOf(new Set(['sepeda', 'bersepeda', 'daerah', 'era', '2020']));
const shown = (text: string) => text.replaceAll('\u0002', '[').replaceAll('\u0003', ']');

test.each([
  ['Demi Sepeda Bagus', 'Demi [Sepeda] Bagus'],
  ['SEPEDA, sepedaku, ber-sepeda', '[SEPEDA], sepedaku, ber-[sepeda]'],
  ['Daérah (bersepeda)', '[Daérah] ([bersepeda])'],
  ['Éra 2020, ERA20, sepede', '[Éra] [2020], ERA20, sepede'],
  ['tanpa kata itu', 'tanpa kata itu'],
  ['', ''],
])('in %j the words looked for are marked, and no part of another', (text, expected) => {
  expect(shown(marker.whole(text))).toBe(expected);
});

test('whoever wrote marks into a text marks nothing with them', () => {
  expect(shown(marker.whole('\u0002palsu\u0003 sepeda\u0003'))).toBe('palsu [sepeda]');
});

test('a snippet is the stretch with most of the words, from the beginning of its sentence', () => {
  const before = 'Kalimat panjang yang tidak berisi apa pun yang dicari orang. '.repeat(6);
  const text = `Sepeda. ${before}Anak daerah bersepeda ke sekolah. ${before}`;
  const snippet = shown(marker.snippet(text));
  expect(snippet.startsWith('Anak [daerah] [bersepeda] ke sekolah. Kalimat')).toBe(true);
  expect(snippet.length).toBeLessThanOrEqual(230 + 4);
  expect(snippet).toMatch(/\S$/);
});

test('without any of the words it is the beginning, cut between two words', () => {
  const text = 'kata '.repeat(100);
  expect(marker.snippet(text)).toBe('kata '.repeat(46).trimEnd());
  expect(marker.snippet('pendek saja')).toBe('pendek saja');
});

test('a word without a space around is not cut where nothing can be cut', () => {
  expect(marker.snippet('x'.repeat(1000))).toBe('x'.repeat(230));
});
