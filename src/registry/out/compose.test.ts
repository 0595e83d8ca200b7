import { describe, expect, test } from 'vitest';
import modelCase from '../../../presets/demo/demi-sepeda-bagus.json' with { type: 'json' };
import { inLocale } from '../../platform/i18n/i18n.ts';
import { contentSchema, type InnovationContent } from '../model/content.ts';
import type { InnovationId } from '../model/ids.ts';
import { copyFormOf, copyForms, type FormItem, ingredients, type MasterRecord, type SheetField } from './model.ts';
import { fitOf, tallyOf } from './rules/compose.ts';
import { pieceOf, placeOf, type Wording } from './rules/ingredients.ts';
import { composeSheet } from './sheet.ts';

const now = new Date('2026-03-02T03:00:00Z');
const id = '01900000-0000-7000-8000-000000000001' as InnovationId;
const known = Object.entries(modelCase.content).filter(([, value]) => value !== null);
const sepeda: MasterRecord = {
  id,
  content: contentSchema.parse(Object.fromEntries(known)),
  institutionName: 'Pemerintah Kabupaten Deli Serdang',
  unitName: 'Dinas Pendidikan',
  region: 'Kabupaten Deli Serdang, Sumatera Utara',
  awards: [
    { levelText: 'Top 45', competition: 'KIPP', year: 2022, yearCertain: false },
    { levelText: 'Top 45', competition: 'KIPP', year: null, yearCertain: true },
  ],
  externalIds: [],
  origin: '',
  adaptation: '',
  replicas: 0,
  evidence: [],
};

const whole: MasterRecord = {
  ...sepeda,
  content: contentSchema.parse({
    title: 'Antrean ramah',
    summary: 'Warga tidak lagi menunggu lama.',
    background: 'Antrean panjang.',
    purpose: 'Waktu tunggu pendek.',
    novelty: 'Antrean dari rumah.',
    implementation: 'Dimulai di satu loket.',
    significance: 'Warga puas.',
    collaboration: 'Desa dan sekolah.',
    stage: 'implementation',
    digital: true,
    initiator: 'civil_servant',
    form: 'governance',
    classification: 'village',
    mainAffair: 'kesehatan',
    otherAffairs: ['pendidikan'],
    sdgs: [3, 10],
    startDate: '2021-01-12',
    trialDate: '2020-07-01',
    latitude: 3.5952,
    longitude: 98.6722,
    sustainabilityStatus: 'dormant',
    innovators: [
      { name: 'Sari', role: 'Bidan' },
      { name: 'Tagor', role: '' },
    ],
    impact: [
      {
        indicator: 'Waktu tunggu',
        unit: 'menit',
        before: 90,
        after: 30,
        better: 'lower',
        source: 'Laporan 2023',
        date: null,
      },
      { indicator: 'Warga', unit: 'orang', before: null, after: 1250, date: null, story: 'Dua desa.' },
    ],
    links: [{ title: 'SK tim', url: 'https://contoh.example/sk', date: '2021-02-03' }],
    videoUrl: 'https://contoh.example/video',
  }),
  externalIds: [
    { system: 'IGA', value: '7' },
    { system: 'JIPPNas', value: 'NRI-12' },
  ],
  origin: 'Antrean Sleman',
  adaptation: 'Tanpa aplikasi.',
  replicas: 2,
};

function sheetOf(code: string, record: MasterRecord): ReadonlyMap<string, SheetField> {
  const form = copyFormOf(code);
  if (!form) throw new Error(`no form ${code}`);
  return new Map(composeSheet(form, record, now).map((field) => [field.item.key, field]));
}

describe('the forms', () => {
  test('are six, in their own order, each with its source', () => {
    expect(copyForms.map((it) => [it.code, it.items.length])).toEqual([
      ['kipp-2023-umum', 16],
      ['kipp-2022-umum', 15],
      ['kipp-2022-khusus', 14],
      ['replikasi-2021', 8],
      ['jippnas', 23],
      ['iga-2026', 46],
    ]);
    for (const { items } of copyForms) expect(new Set(items.map((it) => it.key)).size).toBe(items.length);
  });

  test.each([
    ['kipp-2022-umum', [200, 600, 600, 200, 400, 600, 200]],
    ['kipp-2022-khusus', [200, 200, 200, 300, 300]],
    ['kipp-2023-umum', [200, '?', '?', '?', '?', '?', '?', '?']],
    ['replikasi-2021', [100, 200, 100]],
  ])('%s has the limits that its source tells, and no other', (code, limits) => {
    const texts = copyFormOf(code)?.items.filter((it) => it.kind === 'text') ?? [];
    expect(texts.map((it) => it.words)).toEqual(limits);
  });

  test('the weights of 2023 add up to 100', () => {
    const weights = copyFormOf('kipp-2023-umum')?.items.flatMap((it) => it.weight ?? []);
    expect(weights).toEqual([0, 10, 15, 5, 30, 20, 5, 15]);
  });

  test('find every heading of the regional export but the number and the mission, which no record holds', () => {
    const form = copyFormOf('iga-2026');
    const filled = form?.items.flatMap((it) => it.heading ?? []) ?? [];
    expect(form?.headings?.filter((it) => !filled.includes(it))).toEqual(['ID', 'Misi']);
    expect(filled.filter((it) => !form?.headings?.includes(it))).toEqual([]);
  });
});

describe('the model case', () => {
  const sheet = sheetOf('kipp-2022-umum', sepeda);

  test('fills what is known and says of the rest that it is missing, with the reason of the record', () => {
    expect(sheet.get('upp')?.text).toBe('Dinas Pendidikan');
    expect(sheet.get('ringkasan')).toMatchObject({ words: 36, fit: { code: 'fits' }, lacks: [] });
    expect(sheet.get('signifikansi')).toMatchObject({
      text: '',
      fit: { code: 'missing' },
      lacks: [
        { ingredient: 'significance', place: 'impact', reason: 'Sumber tidak memuat dampak yang terukur.' },
        { ingredient: 'impact', place: 'impact' },
      ],
    });
    expect(sheet.get('ide')?.lacks.map((it) => it.ingredient)).toEqual(['background', 'purpose']);
    expect(sheet.get('ide')?.places).toEqual(['novelty', 'implementation']);
    expect(tallyOf([...sheet.values()])).toEqual({ asked: 14, said: 7, unfit: 0 });
  });

  test('keeps the doubt about the year of its award', () => {
    expect(sheetOf('jippnas', sepeda).get('penghargaan')?.text).toBe('Top 45 KIPP 2022?\nTop 45 KIPP');
    expect(sheetOf('jippnas', sepeda).get('replikasi')).toMatchObject({ text: '0', fit: { code: 'fits' } });
  });
});

describe('a full record', () => {
  test.each([
    ['iga-2026', 'tahapan', 'Penerapan'],
    ['iga-2026', 'inisiator', 'ASN'],
    ['iga-2026', 'klasifikasi', 'Desa dan Kelurahan'],
    ['iga-2026', 'jenis', 'Digital'],
    ['iga-2026', 'bentuk', 'Tata kelola'],
    ['iga-2026', 'urusan', 'Kesehatan'],
    ['iga-2026', 'urusan-lain', 'Pendidikan'],
    ['iga-2026', 'uji-coba', '1 Juli 2020'],
    ['iga-2026', 'koordinat', '3.5952, 98.6722'],
    ['iga-2026', 'bukti', 'SK tim (3 Februari 2021): https://contoh.example/sk'],
    ['jippnas', 'nri', 'NRI-12'],
    ['jippnas', 'tahun', '2021'],
    ['jippnas', 'inovator', 'Sari (Bidan)\nTagor'],
    ['jippnas', 'keberlanjutan', 'Vakum'],
    ['jippnas', 'replikasi', '2'],
    ['jippnas', 'jenis', ''],
    ['kipp-2022-umum', 'tpb', '3. Kehidupan Sehat dan Sejahtera; 10. Berkurangnya Kesenjangan'],
    [
      'kipp-2022-umum',
      'ide',
      'Antrean panjang.\n\nWaktu tunggu pendek.\n\nAntrean dari rumah.\n\nDimulai di satu loket.',
    ],
    [
      'kipp-2023-umum',
      'signifikansi',
      'Warga puas.\n\nWaktu tunggu: 90 → 30 menit (−66,7 %). Sumber: Laporan 2023.\nWarga: belum ada data → 1.250 orang. Dua desa.',
    ],
    ['replikasi-2021', 'inspirasi', 'Antrean Sleman'],
    ['replikasi-2021', 'pembeda', 'Tanpa aplikasi.'],
  ])('%s: %s', (code, key, text) => {
    expect(sheetOf(code, whole).get(key)?.text).toBe(text);
  });

  test('is written in Indonesian also for those who read English', () => {
    const form = copyForms[0];
    if (!form) throw new Error('no form');
    const composed = () => composeSheet(form, whole, now);
    expect(inLocale('en', composed)).toEqual(inLocale('id', composed));
  });
});

describe('a text', () => {
  const words = (n: number) => Array.from({ length: n }, () => 'kata').join(' ');
  const item = (given: Partial<FormItem>): FormItem => ({
    key: 'a',
    kind: 'text',
    label: 'A',
    label_en: 'A',
    from: [],
    ...given,
  });
  test.each([
    [item({ words: 200 }), words(200), { code: 'fits' }],
    [item({ words: 200 }), words(213), { code: 'too_long', over: 13 }],
    [item({ words: '?' }), words(5000), { code: 'fits' }],
    [item({ words_least: 300 }), words(299), { code: 'too_short', short: 1 }],
    [item({ words_least: 300 }), words(300), { code: 'fits' }],
    [item({ words_least: 300 }), '', { code: 'missing' }],
    [item({ kind: 'apart' }), '', { code: 'apart' }],
  ])('of %o fits as it should', (asked, text, fit) => {
    expect(fitOf(asked, text)).toEqual(fit);
  });
});

test('every piece but the four that nobody types has its place in the record', () => {
  expect(ingredients.filter((it) => placeOf(it) === null)).toEqual(['unit', 'institution', 'region', 'replicas']);
});

test('an empty record says nothing but what is counted', () => {
  const content: InnovationContent = contentSchema.parse({ title: 'Kosong' });
  const bare = { ...sepeda, content, awards: [], unitName: null, region: '', institutionName: '' };
  const wording: Wording = { day: String, number: String, source: String, unknown: '?' };
  expect(ingredients.filter((it) => pieceOf(it, bare, { wording }) !== '')).toEqual(['title', 'replicas']);
});
