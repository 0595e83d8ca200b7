import { describe, expect, test } from 'vitest';
import {
  everything,
  fieldsOf,
  keptMap,
  listAddress,
  readList,
  regionToggle,
  sortOf,
  toggled,
  withMap,
  without,
} from './list-query.ts';

const read = (query: string) => readList(new URLSearchParams(query));
const address =
  'q=air+bersih&wilayah=12.07&wilayah=12.71&urusan=kesehatan&tpb=6&tahapan=uji-coba&jenis=non-digital&penghargaan=top-45&tahun-penghargaan=2022&tahun=2019&keberlanjutan=vakum&urut=judul&hal=3';

describe('readList', () => {
  test('reads every field, and fieldsOf writes the same address', () => {
    const query = read(address);
    expect(query).toEqual({
      text: 'air bersih',
      filter: {
        hub: [],
        region: ['12.07', '12.71'],
        affair: ['kesehatan'],
        sdg: ['6'],
        stage: ['trial'],
        digital: ['non-digital'],
        award: ['top-45'],
        awardYear: ['2022'],
        year: ['2019'],
        sustainability: ['dormant'],
      },
      sort: 'title',
      page: 3,
      whole: [],
    });
    expect(listAddress(query)).toBe(`/inovasi?${address}`);
  });

  test.each([
    'hal=0',
    'hal=-1',
    'hal=9999999',
    'hal=x',
    'urut=acak',
    'wilayah=Medan',
    "tpb=18&tpb=0&tpb=1'--",
    'tahapan=initiative',
    'penghargaan=top-0',
    'tahun=19x9',
    'jenis=',
    'q=+++',
    'buka=semua&buka=region',
  ])('leaves out what makes no sense: %s', (query) => {
    expect(read(query)).toEqual(everything);
  });

  test('bounds words and values', () => {
    expect(read(`q=${'x'.repeat(900)}`).text).toHaveLength(200);
    const many = Array.from({ length: 90 }, (_, n) => `wilayah=11.${String(n + 10)}`).join('&');
    expect(read(many).filter.region).toHaveLength(40);
  });
});

describe('what is asked for whole', () => {
  test('is a facet or the map, and stands in no other address', () => {
    const query = read('q=air&buka=peta&buka=urusan&buka=wilayah');
    expect(query.whole).toEqual(['region', 'affair', 'map']);
    expect([listAddress(query), withMap(query)]).toEqual(['/inovasi?q=air', '/inovasi?q=air&buka=peta']);
    expect([keptMap(query), keptMap(everything)]).toEqual(['peta', '']);
  });
});

describe('sortOf', () => {
  test('is by relevance only where there are words', () => {
    expect([
      sortOf(read('q=air')),
      sortOf(read('')),
      sortOf(read('urut=relevan')),
      sortOf(read('q=a&urut=terbaru')),
    ]).toEqual(['relevance', 'newest', 'newest', 'newest']);
  });
});

describe('links of a list', () => {
  test('take one value off and go back to the first page', () => {
    const query = without(read('wilayah=12.07&wilayah=12.71&hal=4'), 'region', '12.07');
    expect(fieldsOf(query).filter(([, value]) => value !== '')).toEqual([['wilayah', '12.71']]);
  });

  test('narrow to one tile of the map, and widen again', () => {
    const one = toggled(read('wilayah=12.07&tahun=2019&hal=2'), 'region', '12.71');
    expect(listAddress(one)).toBe('/inovasi?wilayah=12.71&tahun=2019');
    expect(listAddress(toggled(one, 'region', '12.71'))).toBe('/inovasi?tahun=2019');
  });

  test.each(['', 'wilayah=12.07&tahun=2019&hal=2', 'q=pasal+99.99&urusan=sosial', 'wilayah=12&wilayah=12.71'])(
    'of all tiles are those of each, from %j',
    (from) => {
      const toggle = regionToggle(read(from));
      for (const code of ['12.07', '12.71', '12', 'pusat'])
        expect(toggle(code)).toBe(listAddress(toggled(read(from), 'region', code)));
    },
  );
});
