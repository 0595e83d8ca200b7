import { expect, test } from 'vitest';
import { bareName, provinceOf, provinces, regenciesOf, regionByCode, regions } from './list.ts';

test('all 38 provinces and 514 regencies and cities are there, each code once', () => {
  expect(provinces()).toHaveLength(38);
  expect(regions().filter((region) => region.level !== 'province')).toHaveLength(514);
  expect(new Set(regions().map((region) => region.code)).size).toBe(552);
});

test('a code gives its region with level and parent, an unknown code gives none', () => {
  expect(regionByCode('12.07')).toEqual({
    code: '12.07',
    name: 'Kabupaten Deli Serdang',
    level: 'regency',
    parent: '12',
  });
  expect(regionByCode('12.71')).toEqual({ code: '12.71', name: 'Kota Medan', level: 'city', parent: '12' });
  expect(regionByCode('31')?.name).toBe('DKI Jakarta');
  expect(regionByCode('1207')).toBeNull();
});

test('every regency and city lies in the province that its code begins with', () => {
  for (const region of regions()) expect(provinceOf(region).code).toBe(region.code.slice(0, 2));
});

test('Sumatera Utara has the codes 12.01–12.25 and 12.71–12.78', () => {
  const numbers = [...Array.from({ length: 25 }, (_, at) => at + 1), ...Array.from({ length: 8 }, (_, at) => at + 71)];
  expect(regenciesOf('12').map((region) => region.code)).toEqual(
    numbers.map((number) => `12.${String(number).padStart(2, '0')}`),
  );
});

test('a regency has no regencies of its own', () => {
  expect(regenciesOf('12.07')).toEqual([]);
});

test('the bare name leaves only the level off', () => {
  const bare = (code: string) => {
    const region = regionByCode(code);
    return region && bareName(region);
  };
  expect(bare('12.07')).toBe('Deli Serdang');
  expect(bare('31.71')).toBe('Jakarta Pusat');
  expect(bare('63.02')).toBe('Kotabaru');
  expect(bare('13.07')).toBe('Lima Puluh Kota');
  expect(bare('12')).toBe('Sumatera Utara');
});
