import { describe, expect, test } from 'vitest';
import { governmentName, parseInstitutionKind, splitAgency } from './institution-name.ts';
import { regionByCode } from './regions/list.ts';

test('a regional government with its unit in brackets is split', () => {
  expect(
    splitAgency('Pemerintah Kabupaten Hulu Sungai Selatan (Dinas Kesehatan)', 'kabupaten', 'Kalimantan Selatan'),
  ).toEqual({
    text: 'Pemerintah Kabupaten Hulu Sungai Selatan (Dinas Kesehatan)',
    institution: {
      kind: 'regency',
      name: 'Pemerintah Kabupaten Hulu Sungai Selatan',
      regionCode: '63.06',
      certain: true,
    },
    unit: 'Dinas Kesehatan',
    place: '63.06',
    doubts: [],
  });
});

test('a national agency has no region of its own; the province column says where the unit works', () => {
  expect(splitAgency('Badan Pusat Statistik (BPS Provinsi Jambi)', 'lembaga', 'Jambi')).toEqual({
    text: 'Badan Pusat Statistik (BPS Provinsi Jambi)',
    institution: { kind: 'agency', name: 'Badan Pusat Statistik', regionCode: null, certain: true },
    unit: 'BPS Provinsi Jambi',
    place: '15',
    doubts: [],
  });
});

test.each([
  ['Kabupaten Toba', 'regency', 'Pemerintah Kabupaten Toba', '12.12'],
  ['Kab. Toba', 'regency', 'Pemerintah Kabupaten Toba', '12.12'],
  ['Kota Medan', 'city', 'Pemerintah Kota Medan', '12.71'],
])('a region alone, %s, is its government even where no column says the kind', (text, kind, name, regionCode) => {
  expect(splitAgency(text, '', '')).toEqual({
    text,
    institution: { kind, name, regionCode, certain: true },
    unit: null,
    place: regionCode,
    doubts: [],
  });
});

test('a name without its level is no government where no column says the kind', () => {
  expect(splitAgency('Toba', '', '')).toEqual({
    text: 'Toba',
    institution: null,
    unit: null,
    place: null,
    doubts: ['kind_unknown'],
  });
});

/** Kind, name and region of the institution and the unit. */
function split(text: string, kind: string, province: string) {
  const { institution, unit } = splitAgency(text, kind, province);
  return [institution?.kind, institution?.name, institution?.regionCode, unit];
}

test.each([
  [
    'Dinas Kesehatan, Kab. Toba',
    'kabupaten',
    'Sumatera Utara',
    ['regency', 'Pemerintah Kabupaten Toba', '12.12', 'Dinas Kesehatan'],
  ],
  [
    'Pemkab Toba - Dinas Pendidikan',
    'kabupaten',
    '-',
    ['regency', 'Pemerintah Kabupaten Toba', '12.12', 'Dinas Pendidikan'],
  ],
  [
    'Dinas Pemuda dan Olahraga Kota Medan',
    'kota',
    '-',
    ['city', 'Pemerintah Kota Medan', '12.71', 'Dinas Pemuda dan Olahraga'],
  ],
  [
    'Puskesmas Kota Tengah Kota Gorontalo',
    'kota',
    '-',
    ['city', 'Pemerintah Kota Gorontalo', '75.71', 'Puskesmas Kota Tengah'],
  ],
  ['RSUD Kota Bandung', 'kota', '-', ['city', 'Pemerintah Kota Bandung', '32.73', 'RSUD Kota Bandung']],
  [
    'Dinas Kesehatan Kabupaten Toba (Puskesmas A)',
    'kabupaten',
    '-',
    ['regency', 'Pemerintah Kabupaten Toba', '12.12', 'Dinas Kesehatan (Puskesmas A)'],
  ],
  ['Pemerintah Malang', 'kota', 'Jawa Timur', ['city', 'Pemerintah Kota Malang', '35.73', null]],
  ['Pemerintah Provinsi Aceh', 'provinsi', 'Aceh', ['province', 'Pemerintah Aceh', '11', null]],
])('%s is told apart', (text, kind, province, expected) => {
  expect(split(text, kind, province)).toEqual(expected);
});

test('an enterprise of a region keeps its name and takes the region of the row', () => {
  expect(split('PT Jamkrida Bali Mandara', 'bumd', 'Bali')).toEqual([
    'regional_enterprise',
    'PT Jamkrida Bali Mandara',
    '51',
    null,
  ]);
  expect(split('PT PLN (Persero)', 'bumn', 'Bali')).toEqual(['state_enterprise', 'PT PLN (Persero)', null, null]);
  expect(split('PT PLN (Persero) (UP3 Medan)', 'bumn', '-')).toEqual([
    'state_enterprise',
    'PT PLN (Persero)',
    null,
    'UP3 Medan',
  ]);
});

test('a village is named by itself and placed in the regency beside it', () => {
  expect(split('Desa Sait Buttu, Kabupaten Simalungun', 'desa', 'Sumatera Utara')).toEqual([
    'village',
    'Desa Sait Buttu',
    '12.08',
    null,
  ]);
});

test('an abbreviation in brackets is no unit', () => {
  expect(split('Badan Pengawasan Keuangan dan Pembangunan (BPKP)', 'lembaga', '-')).toEqual([
    'agency',
    'Badan Pengawasan Keuangan dan Pembangunan',
    null,
    null,
  ]);
});

test('"RI" is written so that both spellings meet', () => {
  expect(split('Kepolisian Negara RI (Polresta Sidoarjo)', 'lembaga', 'Jawa Timur')[1]).toBe(
    'Kepolisian Negara Republik Indonesia',
  );
  expect(split('Kementerian Agama RI', '?', '-')[1]).toBe('Kementerian Agama');
});

describe('what cannot be told is left open with its doubt', () => {
  const doubtOf = (text: string, kind: string, province: string) => {
    const { institution, unit, doubts } = splitAgency(text, kind, province);
    return {
      name: institution?.name ?? null,
      region: institution?.regionCode ?? null,
      certain: institution?.certain,
      unit,
      doubts,
    };
  };

  test('a remark in brackets is no unit and no institution', () => {
    expect(splitAgency('Sulawesi Utara (agency not in excerpt)', '?', 'Sulawesi Utara')).toEqual({
      text: 'Sulawesi Utara (agency not in excerpt)',
      institution: null,
      unit: null,
      place: '71',
      doubts: ['not_stated', 'kind_unknown'],
    });
  });

  test.each([
    ['-', 'kabupaten', 'not_stated'],
    ['', '', 'not_stated'],
    ['PT Bank Sumut', '?', 'kind_unknown'],
    ['Dinas Kesehatan', 'kabupaten', 'region_unknown'],
    ['Pemerintah Malang', '?', 'region_ambiguous'],
  ])('"%s" with kind "%s" gives no institution: %s', (text, kind, doubt) => {
    expect(doubtOf(text, kind, '-')).toEqual({
      name: null,
      region: null,
      certain: undefined,
      unit: null,
      doubts: [doubt],
    });
  });

  test('a government of an unknown region keeps its name without a code', () => {
    expect(doubtOf('Pemerintah Kabupaten Antah', 'kabupaten', '-')).toEqual({
      name: 'Pemerintah Kabupaten Antah',
      region: null,
      certain: false,
      unit: null,
      doubts: ['region_unknown'],
    });
  });

  test('a kind or province that contradicts the text makes the split uncertain', () => {
    expect(doubtOf('Pemerintah Kota Malang', 'kabupaten', '-')).toMatchObject({
      region: '35.73',
      certain: false,
      doubts: ['kind_differs'],
    });
    expect(doubtOf('Pemerintah Provinsi Bali', 'provinsi', 'Jawa Timur')).toMatchObject({
      region: null,
      certain: false,
      doubts: ['region_ambiguous'],
    });
  });

  test('a village under a regency is a unit for the time being, because villages govern themselves', () => {
    expect(doubtOf('Kalurahan Kranggan, Kabupaten Kulon Progo', 'kabupaten', 'DI Yogyakarta')).toEqual({
      name: 'Pemerintah Kabupaten Kulon Progo',
      region: '34.01',
      certain: false,
      unit: 'Kalurahan Kranggan',
      doubts: ['village_named'],
    });
  });
});

test('the kinds of the register are known, other words are not', () => {
  expect(
    ['kementerian', 'lembaga', 'provinsi', 'Kabupaten', ' kota ', 'bumn', 'bumd', 'desa'].map(parseInstitutionKind),
  ).toEqual([
    'ministry',
    'agency',
    'province',
    'regency',
    'city',
    'state_enterprise',
    'regional_enterprise',
    'village',
  ]);
  expect(['?', '', 'constructor', 'yayasan'].map(parseInstitutionKind)).toEqual([null, null, null, null]);
});

test('a government is called after its region, two provinces by their own law', () => {
  const name = (code: string) => {
    const region = regionByCode(code);
    return region && governmentName(region);
  };
  expect(['12.07', '12.71', '12', '11', '34'].map(name)).toEqual([
    'Pemerintah Kabupaten Deli Serdang',
    'Pemerintah Kota Medan',
    'Pemerintah Provinsi Sumatera Utara',
    'Pemerintah Aceh',
    'Pemerintah Daerah Daerah Istimewa Yogyakarta',
  ]);
});
