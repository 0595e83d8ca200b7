import { describe, expect, test } from 'vitest';
import modelCase from '../../../presets/demo/demi-sepeda-bagus.json' with { type: 'json' };
import { inLocale } from '../../platform/i18n/i18n.ts';
import { contentSchema, type InnovationContent } from '../model/content.ts';
import type { InnovationId } from '../model/ids.ts';
import {
  copyFormOf,
  copyForms,
  type EvidenceWanted,
  type FormItem,
  ingredients,
  type MasterRecord,
  type Piece,
  type SheetField,
} from './model.ts';
import { fitOf, tallyOf } from './rules/compose.ts';
import { pieceOf, placeOf, type Wording } from './rules/ingredients.ts';
import { pieceFit } from './rules/pieces.ts';
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

describe('evidence', () => {
  const piece = (given: Partial<Piece>): Piece => ({
    id: '01900000-0000-7000-8000-000000000002' as Piece['id'],
    place: 'section:sustainability',
    title: 'SK tim',
    number: '',
    documentDate: null,
    issuer: '',
    page: '',
    validityYear: null,
    type: 'pdf',
    file: { name: 'sk.pdf', size: 1000, typeName: 'PDF' },
    url: null,
    isBroken: false,
    ...given,
  });
  const regulation = (evidence: readonly Piece[]) =>
    sheetOf('iga-2026', { ...whole, evidence }).get('indikator-16') as SheetField;

  test('the index asks for that of its twenty indicators, 16 to 35', () => {
    const asked = copyFormOf('iga-2026')?.items.filter((it) => it.key.startsWith('indikator-')) ?? [];
    expect(asked.map((it) => it.key)).toEqual(Array.from({ length: 20 }, (_none, n) => `indikator-${n + 16}`));
    expect(asked.filter((it) => it.label.includes('(wajib)')).map((it) => it.label.slice(0, 2))).toEqual([
      '16',
      '17',
      '32',
      '33',
      '35',
    ]);
    // The sum of the weights times 3 is the most that one innovation can get: 111 (letter of 29 April 2026).
    expect(asked.reduce((sum, it) => sum + (it.weight ?? 0), 0) * 3).toBe(111);
  });

  test('named for a field is what goes there; what its sections hold only may', () => {
    const named = piece({
      id: '01900000-0000-7000-8000-000000000003' as Piece['id'],
      place: 'form:iga-2026:indikator-16',
    });
    expect(regulation([])).toMatchObject({ fit: { code: 'missing' }, evidence: [] });
    expect(regulation([piece({})])).toMatchObject({
      fit: { code: 'unnamed' },
      evidence: [{ isNamed: false, fit: 'fits' }],
    });
    expect(regulation([piece({}), named])).toMatchObject({
      fit: { code: 'fits' },
      evidence: [{ piece: named, isNamed: true }],
    });
    expect(regulation([piece({ place: 'section:people' })]).evidence).toEqual([]);
    expect(regulation([{ ...named, place: 'form:jippnas:indikator-16' }]).evidence).toEqual([]);
  });

  test('that proves two places of a section is one, and of a row of impact serves where impact is asked for', () => {
    const twice = [piece({ place: 'section:impact' }), piece({ place: 'impact:Waktu tunggu' })];
    const sheet = sheetOf('iga-2026', { ...whole, evidence: twice });
    expect(sheet.get('indikator-33')?.evidence).toHaveLength(1);
    expect(
      sheetOf('iga-2026', { ...whole, evidence: [piece({ place: 'impact:Waktu' })] }).get('indikator-34')?.evidence,
    ).toHaveLength(1);
  });

  const mega = 1024 * 1024;
  test.each([
    [{ sections: [] }, {}, 'fits'],
    [{ sections: [], megabytes: 1 }, { file: { name: 'a', size: mega, typeName: '' } }, 'fits'],
    [{ sections: [], megabytes: 1 }, { file: { name: 'a', size: mega + 1, typeName: '' } }, 'too_large'],
    [
      { sections: [], megabytes: 1, larger_by_link: true },
      { file: { name: 'a', size: mega + 1, typeName: '' } },
      'larger',
    ],
    [{ sections: [], megabytes: 1 }, { type: 'link', file: null, url: 'https://contoh.example' }, 'fits'],
    [{ sections: [], types: ['pdf'] }, { type: 'image' }, 'other_type'],
    [{ sections: [] }, { validityYear: 2025 }, 'expired'],
    [{ sections: [] }, { validityYear: 2026 }, 'fits'],
    [{ sections: [] }, { isBroken: true }, 'broken'],
  ] as const)('against %o: %o is %s', (wanted, given, fit) => {
    expect(pieceFit(wanted as unknown as EvidenceWanted, piece(given as Partial<Piece>), 2026)).toBe(fit);
  });

  test('of the wrong kind is told where it was named, and offered nowhere', () => {
    const photo = piece({ type: 'image' });
    expect(regulation([photo]).evidence).toEqual([]);
    expect(regulation([{ ...photo, place: 'form:iga-2026:indikator-16' }]).evidence).toMatchObject([
      { fit: 'other_type' },
    ]);
  });

  test('fills a field that has no text, and adds to one that has', () => {
    const tally = (evidence: readonly Piece[]) =>
      tallyOf([...sheetOf('iga-2026', { ...whole, evidence }).values()]).said;
    expect(tally([piece({ place: 'form:iga-2026:indikator-20' })])).toBe(tally([]) + 1);
    expect(tally([piece({})])).toBe(tally([]));
  });
});
