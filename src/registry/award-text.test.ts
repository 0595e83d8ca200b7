import { expect, test } from 'vitest';
import { parseGroup, parseLevel, parseSource, parseYear } from './award-text.ts';

test.each([
  ['2017', { year: 2017, certain: true }],
  [' 2017? ', { year: 2017, certain: false }],
  ['2017 ?', { year: 2017, certain: false }],
  ['?', null],
  ['', null],
  ['-', null],
  ['2018-2019', null],
  ['17', null],
  ['1899', null],
  ['20175', null],
])('the year "%s" is read as it stands', (text, expected) => {
  expect(parseYear(text)).toEqual(expected);
});

test.each([
  ['Top 9', 'top_9', 9],
  ['Top 45', 'top_45', 45],
  ['KOVABLIK Top 30 (best)', 'top_30', 30],
  ['KIPP Sulsel Top 30', 'top_30', 30],
  ['Top 5 Keberlanjutan', 'top_5', 5],
  ['Top 50 provinsi', 'top_50', 50],
  ['OPSI', 'opsi', null],
  ['Finalis', 'finalist', null],
  ['finalist', 'finalist', null],
  ['Juara 1', 'rank_1', null],
  ['Juara III', 'rank_3', null],
  ['Harapan II', 'honourable_2', null],
  ['Juara Harapan I', 'honourable_1', null],
  ['KIJB best of the best', 'best', null],
  ['UNPSA winner', 'winner', null],
  ['UNPSA participation award', 'participation', null],
  ['presentation stage', 'stage_only', null],
])('the level "%s" is %s', (text, level, top) => {
  expect(parseLevel(text)).toEqual({ text, level, top, certain: true });
});

test.each([
  ['?'],
  [''],
  ['-'],
  ['KOVABLIK award'],
  ['KOVABLIK replikasi'],
  ['Top Inovasi Keberlanjutan'],
  ['Top 0'],
  ['Stop 45'],
  ['Juara umum'],
])('the level "%s" stays text', (text) => {
  expect(parseLevel(text)).toEqual({ text, level: null, top: null, certain: false });
});

test('a mark of doubt makes a level uncertain and keeps it', () => {
  expect(parseLevel('Top 99?')).toEqual({ text: 'Top 99?', level: 'top_99', top: 99, certain: false });
});

test.each([
  ['umum', 'general', 'national', true],
  ['khusus?', 'special', 'national', false],
  ['PKRI replikasi', 'replication', 'national', true],
  ['PKRI keberlanjutan', null, 'national', true],
  ['UNPSA', null, 'international', true],
  ['KOVABLIK Jatim', null, 'province', true],
  ['KOVABLIK Jatim replikasi', 'replication', 'province', true],
  ['KIPP Sulsel', null, 'province', true],
  ['KIPP DIY kabupaten/kota', null, 'province', true],
  ['KIPP kabupaten', null, 'regency', true],
  ['Lomba Inovasi Daerah Sumut', null, 'province', true],
  ['?', null, null, false],
])('the group "%s" says whose competition it was', (text, group, scope, certain) => {
  expect(parseGroup(text)).toEqual({ text, group, scope, certain });
});

test('a source is a link, its remark, or words alone', () => {
  expect(parseSource('https://menpan.go.id/a?b=1')).toEqual({ url: 'https://menpan.go.id/a?b=1', note: '' });
  expect(parseSource('http://www.bpkp.go.id/x/2710 (link terpotong)')).toEqual({
    url: 'http://www.bpkp.go.id/x/2710',
    note: '(link terpotong)',
  });
  expect(parseSource('Laporan tahunan 2014')).toEqual({ url: null, note: 'Laporan tahunan 2014' });
  expect(parseSource('javascript:alert(1)')).toEqual({ url: null, note: 'javascript:alert(1)' });
});
