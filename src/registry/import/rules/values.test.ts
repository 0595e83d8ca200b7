import { describe, expect, test } from 'vitest';
import { readAffair, readAffairs } from './affair.ts';
import { judged, readDegrees, readPoint } from './coordinates.ts';
import { readAstaCita, readSdgs } from './goal.ts';
import { readClassification, readDigital, readForm, readInitiator, readStage, readSustainability } from './words.ts';
import { readYear } from './year.ts';

const said = (value: unknown) => ({ value, fault: null, keep: false });
const nothing = said(null);
const warned = (code: string, text: string, value: unknown = null, keep = true) => ({
  value,
  fault: { severity: 'warning', code, detail: { value: text } },
  keep,
});
const refused = (code: string, text: string, limit?: number) => ({
  value: null,
  fault: { severity: 'error', code, detail: limit === undefined ? { value: text } : { value: text, limit } },
  keep: false,
});

describe('a year', () => {
  test.each([
    ['2017', said({ year: 2017, certain: true })],
    [' 2017 ', said({ year: 2017, certain: true })],
    ['2017.0', said({ year: 2017, certain: true })],
    ['2017-01-01', said({ year: 2017, certain: true })],
    ['2017?', warned('uncertain_year', '2017?', { year: 2017, certain: false }, false)],
    ['?', warned('unknown_year', '?', { year: null, certain: false }, false)],
    ['', nothing],
    ['-', nothing],
    ['2017/2018', warned('unknown_year', '2017/2018')],
    ['17', refused('impossible_year', '17')],
    ['1944', refused('impossible_year', '1944')],
    ['20170', refused('impossible_year', '20170')],
  ])('"%s"', (text, expected) => {
    expect(readYear(text)).toEqual(expected);
  });

  test('of an award does not lie before 1990', () => {
    expect([readYear('1989', 1990), readYear('1990', 1990)]).toEqual([
      refused('impossible_year', '1989'),
      said({ year: 1990, certain: true }),
    ]);
  });
});

describe('a word out of a closed set', () => {
  test.each([
    [readDigital, 'Digital', said(true)],
    [readDigital, 'Non Digital', said(false)],
    [readDigital, 'NON-DIGITAL', said(false)],
    [readDigital, 'nondigital', said(false)],
    [readDigital, 'ya', said(true)],
    [readDigital, 'TRUE', said(true)],
    [readDigital, '0', said(false)],
    [readDigital, 'sebagian', warned('unknown_word', 'sebagian')],
    [readDigital, '', nothing],
    [readStage, 'Inisiatif', said('initiative')],
    [readStage, 'uji  coba', said('trial')],
    [readStage, 'Uji-Coba', said('trial')],
    [readStage, 'PENERAPAN', said('implementation')],
    [readStage, 'selesai', warned('unknown_word', 'selesai')],
    [readInitiator, 'Kepala Daerah', said('regional_head')],
    [readInitiator, 'Anggota DPRD', said('council_member')],
    [readInitiator, 'OPD', said('office')],
    [readInitiator, 'ASN', said('civil_servant')],
    [readInitiator, 'Masyarakat', said('community')],
    [readClassification, 'Perangkat Daerah', said('office')],
    [readClassification, 'Desa dan Kelurahan', said('village')],
    [readClassification, 'Desa & Kelurahan', said('village')],
    [readForm, 'Inovasi Tata Kelola', said('governance')],
    [readForm, 'pelayanan publik', said('public_service')],
    [readForm, 'Lainnya sesuai kewenangan', said('other')],
    [readSustainability, 'Berlanjut dengan pengembangan', said('developing')],
    [readSustainability, 'Vakum', said('dormant')],
  ])('%o "%s"', (read, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('an affair', () => {
  test.each([
    ['Pendidikan', 'pendidikan'],
    ['  kesehatan ', 'kesehatan'],
    ['PEKERJAAN UMUM DAN PENATAAN RUANG', 'pekerjaan-umum'],
    ['Pekerjaan Umum & Penataan Ruang', 'pekerjaan-umum'],
    ['PUPR', 'pekerjaan-umum'],
    ['Koperasi, Usaha Kecil, dan Menengah', 'koperasi-ukm'],
    ['Ketenteraman, Ketertiban Umum, dan Pelindungan Masyarakat', 'ketenteraman'],
    ['Urusan Wajib Pendidikan', 'pendidikan'],
    ['Bidang Kominfo', 'komunikasi'],
    ['ESDM', 'energi-mineral'],
    ['Health', 'kesehatan'],
    ['1. Pendidikan', 'pendidikan'],
  ])('"%s" is %s', (text, code) => {
    expect(readAffair(text)).toEqual(said(code));
  });

  test('that is not known is kept as text', () => {
    expect(readAffair('Kebudidayaan')).toEqual(warned('unknown_affair', 'Kebudidayaan'));
  });

  test.each([
    ['Pendidikan; Kesehatan', said(['pendidikan', 'kesehatan'])],
    ['Pendidikan, Kesehatan', said(['pendidikan', 'kesehatan'])],
    ['Koperasi, Usaha Kecil, dan Menengah, Perdagangan', said(['koperasi-ukm', 'perdagangan'])],
    ['Pendidikan\nPendidikan', said(['pendidikan'])],
    ['Pendidikan; Sihir', warned('unknown_affair', 'Pendidikan; Sihir', ['pendidikan'])],
    ['', nothing],
  ])('several in one cell: "%s"', (text, expected) => {
    expect(readAffairs(text)).toEqual(expected);
  });

  test('a cell full of commas is read at once', () => {
    expect(readAffairs('1,'.repeat(16_000)).fault?.code).toBe('unknown_affair');
    expect(readAffairs(`${'Kesehatan,'.repeat(3000)}Pangan`)).toEqual(said(['kesehatan', 'pangan']));
  });
});

describe('goals of sustainable development', () => {
  test.each([
    ['4', said([4])],
    ['4, 8', said([4, 8])],
    ['8;4;4', said([4, 8])],
    ['3 dan 10', said([3, 10])],
    ['TPB 4', said([4])],
    ['SDGs 4, 8 dan 10', said([4, 8, 10])],
    ['Tujuan 4', said([4])],
    ['Pendidikan Berkualitas', said([4])],
    ['SDG 4: Pendidikan Berkualitas', said([4])],
    ['4. Pendidikan Berkualitas; 5. Kesetaraan Gender', said([4, 5])],
    ['Industri, Inovasi dan Infrastruktur', said([9])],
    ['Quality Education', said([4])],
    ['4: Tanpa Kemiskinan', warned('unknown_goal', '4: Tanpa Kemiskinan', [])],
    ['4; keadilan', warned('unknown_goal', '4; keadilan', [4])],
    ['18', refused('impossible_goal', '18', 17)],
    ['0', refused('impossible_goal', '0', 17)],
    ['-', nothing],
  ])('"%s"', (text, expected) => {
    expect(readSdgs(text)).toEqual(expected);
  });

  test('of Asta Cita by number or short wording', () => {
    expect([readAstaCita('Asta Cita 4'), readAstaCita('Membangun dari desa'), readAstaCita('9')]).toEqual([
      said([4]),
      said([6]),
      refused('impossible_goal', '9', 8),
    ]);
  });
});

describe('coordinates', () => {
  const medan = { latitude: 3.5952, longitude: 98.6722 };
  test.each([
    ['3.5952, 98.6722', said(medan)],
    ['3.5952,98.6722', said(medan)],
    ['3.5952 98.6722', said(medan)],
    ['3,5952; 98,6722', said(medan)],
    ['(3.5952, 98.6722)', said(medan)],
    ['-6.2, 106.8', said({ latitude: -6.2, longitude: 106.8 })],
    ['3°35\'42" LU 98°40\'19" BT', said({ latitude: 3.595, longitude: 98.671944 })],
    ['6°12\'0"S, 106°48\'0"E', said({ latitude: -6.2, longitude: 106.8 })],
    ['6.2 LS, 106.8 BT', said({ latitude: -6.2, longitude: 106.8 })],
    ['98.6722, 3.5952', refused('swapped_coordinates', '98.6722, 3.5952')],
    ['120.5, 300', refused('impossible_coordinates', '120.5, 300')],
    ['48.85, 2.35', warned('far_coordinates', '48.85, 2.35', { latitude: 48.85, longitude: 2.35 }, false)],
    ['Medan', warned('unknown_coordinates', 'Medan')],
    ['3°75\'0" LU 98°40\'19" BT', warned('unknown_coordinates', '3°75\'0" LU 98°40\'19" BT')],
    ['', nothing],
  ])('"%s"', (text, expected) => {
    expect(readPoint(text)).toEqual(expected);
  });

  test('in two columns', () => {
    expect([readDegrees('3,5952'), readDegrees('98.6722'), readDegrees('utara')]).toEqual([
      said(3.5952),
      said(98.6722),
      warned('unknown_coordinates', 'utara'),
    ]);
    expect(judged({ latitude: 98.6, longitude: 3.5 }, '98.6, 3.5')).toEqual(
      refused('swapped_coordinates', '98.6, 3.5'),
    );
  });
});
