import { describe, expect, test } from 'vitest';
import { regions } from './list.ts';
import { matchRegion, provinceFrom, statesLevel } from './match.ts';

/** The code when exact, the candidates' codes when ambiguous, null when unknown. */
function codes(...args: Parameters<typeof matchRegion>): string | string[] | null {
  const match = matchRegion(...args);
  if (match === null) return null;
  return match.kind === 'exact' ? match.region.code : match.candidates.map((region) => region.code);
}

test('every region is found by its own full name', () => {
  const provincesToo = regions().map((region) =>
    region.level === 'province' ? `Provinsi ${region.name}` : region.name,
  );
  expect(provincesToo.map((name) => codes(name))).toEqual(regions().map((region) => region.code));
});

test.each([
  ['Pemerintah Kabupaten Deli Serdang', '12.07'],
  ['Kab. Deliserdang', '12.07'],
  ['Kab.Deli Serdang', '12.07'],
  ['PEMKAB TAPANULI UTARA', '12.02'],
  ['Pemkot  Medan', '12.71'],
  ['Kotamadya Binjai', '12.75'],
  ['Pemprov Sumut', '12'],
  ['Propinsi Jawa Barat', '32'],
  ['Pemerintah Daerah Daerah Istimewa Yogyakarta', '34'],
  ['Kota Adm. Jakarta Selatan', '31.74'],
  ['Medan', '12.71'],
])('%s, as people write it, is %s', (text, code) => {
  expect(codes(text)).toBe(code);
});

test.each([
  ['Pangkajene dan Kepulauan', '73.10'],
  ['Kab. Pangkajene & Kepulauan', '73.10'],
  ['Pangkep', '73.10'],
  ['DKI Jakarta', '31'],
  ['Daerah Khusus Ibukota Jakarta', '31'],
  ['DI Yogyakarta', '34'],
  ['D.I. Yogyakarta', '34'],
  ['Kota Pematang Siantar', '12.72'],
  ['Kota Padang Sidempuan', '12.77'],
  ['Labuhan Batu', '12.10'],
  ['Bau-Bau', '74.72'],
  ['Kab. Kep. Selayar', '73.01'],
  ['Kabupaten Kota Baru', '63.02'],
  ['Kabupaten 50 Kota', '13.07'],
])('the spelling %s is %s', (text, code) => {
  expect(codes(text)).toBe(code);
});

test.each([
  ['Kabupaten Toba Samosir', '12.12'],
  ['Kabupaten Maluku Tenggara Barat', '81.03'],
  ['Kabupaten Mamuju Utara', '76.01'],
  ['Kota Ujung Pandang', '73.71'],
  ['Kabupaten Pontianak', '61.02'],
  ['Kabupaten Kepulauan Riau', '21.01'],
])('the former name %s is %s', (text, code) => {
  expect(codes(text)).toBe(code);
});

describe('regions of one name', () => {
  test('are never guessed between a Kota and a Kabupaten without a word or a hint that says which', () => {
    expect(codes('Bogor')).toEqual(['32.01', '32.71']);
    expect(codes('Bogor', 'Jawa Barat')).toEqual(['32.01', '32.71']);
    expect(codes('Pemerintah Malang')).toEqual(['35.07', '35.73']);
    expect(codes('Kabupaten/Kota Bogor')).toEqual(['32.01', '32.71']);
    expect(codes('Gorontalo')).toEqual(['75', '75.01', '75.71']);
    expect(codes('Jambi')).toEqual(['15', '15.71']);
  });

  test('are told apart by a word in the text or by the level', () => {
    expect(codes('Kota Bogor')).toBe('32.71');
    expect(codes('Provinsi Gorontalo')).toBe('75');
    expect(codes('Bogor', undefined, 'city')).toBe('32.71');
    expect(codes('Kabupaten Bogor', undefined, 'city')).toBe('32.01');
  });

  test('are told apart by the province when they lie in different ones', () => {
    expect(codes('Banjar')).toEqual(['32.79', '63.03']);
    expect(codes('Banjar', 'Jawa Barat')).toBe('32.79');
    expect(codes('Banjar', '63')).toBe('63.03');
  });

  test('a former name counts only with the level that sets it apart', () => {
    expect(codes('Pontianak')).toBe('61.71');
    expect(codes('Kepulauan Riau')).toBe('21');
  });
});

test('a province that contradicts the text leaves the match to a person', () => {
  expect(codes('Kabupaten Sumedang', 'Jawa Timur')).toEqual(['32.11']);
});

test('a province hint that says nothing is no hint', () => {
  expect(codes('Kabupaten Sumedang', '-')).toBe('32.11');
  expect(provinceFrom('?')).toBeNull();
  expect(provinceFrom('DI Yogyakarta')).toBe('34');
  expect(provinceFrom('Yogyakarta')).toBe('34');
  expect(provinceFrom('12.07')).toBe('12');
});

test.each([
  ['Kota Deli Serdang'],
  ['Kabupaten Medan'],
  ['Wakanda'],
  [''],
  ['Kota'],
  ['-'],
  ['constructor'],
  ['Kab __proto__'],
])('what no region is called (%s) matches nothing', (text) => {
  expect(codes(text)).toBeNull();
});

test('only a word before the name says the level', () => {
  expect(statesLevel('Kab. Toba')).toBe(true);
  expect(statesLevel('Pemerintah Provinsi Bali')).toBe(true);
  expect(statesLevel('Lima Puluh Kota')).toBe(false);
  expect(statesLevel('Dinas Kesehatan')).toBe(false);
});
