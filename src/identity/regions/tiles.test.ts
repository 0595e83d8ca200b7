import { describe, expect, test } from 'vitest';
import { provinces, regenciesOf } from './list.ts';
import { nationalTiles, type TileLayout, tileLayout } from './tiles.ts';

function expectSound(layout: TileLayout | null, codes: readonly string[]): void {
  const tiles = layout?.tiles ?? [];
  const distinct = (of: (tile: (typeof tiles)[number]) => string) => new Set(tiles.map(of)).size;
  expect(tiles.map((tile) => tile.code).toSorted()).toEqual(codes.toSorted());
  expect(distinct((tile) => `${tile.column},${tile.row}`)).toBe(codes.length);
  expect(distinct((tile) => tile.short)).toBe(codes.length);
  expect(distinct((tile) => tile.label)).toBe(codes.length);
  expect(tiles.filter((tile) => tile.short.length > 9 || tile.label.length > 4)).toEqual([]);
  expect(Math.max(...tiles.map((tile) => tile.column)) + 1).toBe(layout?.columns);
  expect(Math.max(...tiles.map((tile) => tile.row)) + 1).toBe(layout?.rows);
}

test.each(provinces().map((province) => [province.name, province.code]))(
  'the tiles of %s show every regency and city once, no two in a cell or of one name',
  (_name, code) => {
    expectSound(
      tileLayout(code),
      regenciesOf(code).map((region) => region.code),
    );
  },
);

test('the national tiles show every province once', () => {
  expectSound(
    nationalTiles(),
    provinces().map((province) => province.code),
  );
});

test('only a province has tiles', () => {
  expect(tileLayout('12.07')).toBeNull();
  expect(tileLayout('99')).toBeNull();
});

test('a province without a drawn map gets a compact grid in code order', () => {
  const layout = tileLayout('51');
  expect([layout?.columns, layout?.rows]).toEqual([3, 3]);
  expect(layout?.tiles.slice(0, 4).map((tile) => [tile.code, tile.short, tile.column, tile.row])).toEqual([
    ['51.01', 'Jembrana', 0, 0],
    ['51.02', 'Tabanan', 1, 0],
    ['51.03', 'Badung', 2, 0],
    ['51.04', 'Gianyar', 0, 1],
  ]);
});

test('a city that shares its name with a regency is marked on its tile', () => {
  const shorts = new Map(tileLayout('32')?.tiles.map((tile) => [tile.code, tile.short]));
  expect([shorts.get('32.01'), shorts.get('32.71')]).toEqual(['Bogor', 'Kt Bogor']);
});

describe('the drawn map of Sumatera Utara', () => {
  const at = new Map(tileLayout('12')?.tiles.map((tile) => [tile.code.slice(3), tile]));
  const place = (code: string) => at.get(code) ?? { column: Number.NaN, row: Number.NaN };
  const apart = (a: string, b: string) =>
    Math.abs(place(a).column - place(b).column) + Math.abs(place(a).row - place(b).row);

  test.each([
    ['Langkat–Binjai', '05', '75'],
    ['Binjai–Deli Serdang', '75', '07'],
    ['Medan–Deli Serdang', '71', '07'],
    ['Deli Serdang–Serdang Bedagai', '07', '18'],
    ['Serdang Bedagai–Tebing Tinggi', '18', '76'],
    ['Deli Serdang–Simalungun', '07', '08'],
    ['Karo–Dairi', '06', '11'],
    ['Karo–Simalungun', '06', '08'],
    ['Dairi–Pakpak Bharat', '11', '15'],
    ['Pakpak Bharat–Humbang Hasundutan', '15', '16'],
    ['Samosir–Humbang Hasundutan', '17', '16'],
    ['Samosir–Toba', '17', '12'],
    ['Simalungun–Pematangsiantar', '08', '72'],
    ['Asahan–Tanjungbalai', '09', '74'],
    ['Asahan–Labuhanbatu Utara', '09', '23'],
    ['Labuhanbatu Utara–Labuhanbatu', '23', '10'],
    ['Labuhanbatu–Labuhanbatu Selatan', '10', '22'],
    ['Toba–Tapanuli Utara', '12', '02'],
    ['Humbang Hasundutan–Tapanuli Utara', '16', '02'],
    ['Tapanuli Utara–Tapanuli Selatan', '02', '03'],
    ['Tapanuli Tengah–Sibolga', '01', '73'],
    ['Tapanuli Tengah–Tapanuli Selatan', '01', '03'],
    ['Tapanuli Selatan–Padangsidimpuan', '03', '77'],
    ['Padang Lawas Utara–Padang Lawas', '20', '21'],
    ['Padang Lawas–Mandailing Natal', '21', '13'],
    ['Nias Utara–Gunungsitoli', '24', '78'],
    ['Nias–Nias Selatan', '04', '14'],
  ])('neighbours stand side by side: %s', (_names, a, b) => {
    expect(apart(a, b)).toBe(1);
  });

  test('the Nias group lies apart in the south-west, with sea between it and the mainland', () => {
    const islands = ['04', '14', '24', '25', '78'];
    for (const code of at.keys()) {
      if (islands.includes(code)) continue;
      for (const island of islands) {
        expect(place(code).column).toBeGreaterThan(place(island).column);
        expect(apart(code, island)).toBeGreaterThan(1);
      }
    }
    expect(Math.min(...islands.map((island) => place(island).row))).toBeGreaterThan(place('02').row);
  });

  test('the north-east coast runs from Langkat down to Labuhanbatu, never back west', () => {
    const coast = ['05', '71', '18', '19', '74', '10'].map(place);
    for (let next = 1; next < coast.length; next++) {
      expect(coast[next]!.column).toBeGreaterThanOrEqual(coast[next - 1]!.column);
      expect(coast[next]!.row).toBeGreaterThanOrEqual(coast[next - 1]!.row);
    }
  });
});
