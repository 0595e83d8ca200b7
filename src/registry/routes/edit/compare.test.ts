import { afterAll, beforeAll, expect, test } from 'vitest';
import { readyContent, recordsStage, type Seen, type Stage } from '../../../../tests/support/records-stage.ts';
import { type ImpactRow, type InnovationContent, impactRow } from '../../model/content.ts';
import type { InnovationId } from '../../model/ids.ts';
import { paths } from '../../paths.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await recordsStage();
});
afterAll(() => stage.close());

const row = (indicator: string, unit: string, rest: Partial<ImpactRow>): ImpactRow =>
  impactRow.parse({ indicator, unit, source: '', date: null, story: '', ...rest });

const first: InnovationContent = {
  ...readyContent,
  startYear: 2021,
  startDate: '2021-03-01',
  latitude: 2,
  longitude: 99,
  impact: [
    row('Waktu tunggu', 'menit', { before: 240, after: 30, better: 'lower', source: 'Survei 2022' }),
    row('Keluhan', 'surat', { before: 12, after: 3 }),
    row('Biaya', 'ribu rupiah', { before: 1500, after: null }),
  ],
};

/** Version 2 with these rows and boxes instead. */
async function changed(sent: Readonly<Record<string, Record<string, string>>>): Promise<InnovationId> {
  const { id } = await stage.published(first);
  await stage.post('writer', paths.startVersion.to(id), {});
  for (const [index, [section, boxes]] of Object.entries(sent).entries()) {
    const answer = await stage.post('writer', paths.section.to(id, section as 'impact'), {
      revision: String(index + 1),
      ...boxes,
    });
    expect([section, answer.status]).toEqual([section, 303]);
  }
  return id;
}

/** The cells of every figure on the page, in words. */
function figuresOf({ html }: Seen): readonly (readonly string[])[] {
  const body = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return [...body.matchAll(/<tr>(?:(?!<\/tr>)[\s\S])*<\/tr>/g)]
    .map(([tr]) => [...tr.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)])
    .map((cells) => cells.map((it) => (it[1] ?? '').replaceAll(/<[^>]+>/g, '').trim()));
}

test('figures stand beside each other with their difference, and rows that came or went are told', async () => {
  const id = await changed({
    impact: {
      'impact.0.indicator': 'Waktu tunggu',
      'impact.0.unit': 'menit',
      'impact.0.before': '240',
      'impact.0.after': '25',
      'impact.0.better': 'lower',
      'impact.0.source': 'Survei 2024',
      'impact.1.indicator': 'Biaya',
      'impact.1.unit': 'juta rupiah',
      'impact.1.before': '1,5',
      'impact.1.after': '1',
      'impact.1.better': 'unsaid',
      'impact.2.indicator': 'Pasien dilayani',
      'impact.2.unit': 'orang',
      'impact.2.before': '10',
      'impact.2.after': '45',
      'impact.2.better': 'higher',
    },
  });
  const page = await stage.get('admin', paths.compare.to(id, 1, 2));
  expect(page.html).toContain('2 indikator berubah, 1 indikator baru, 1 indikator dihapus.');
  expect(figuresOf(page)).toEqual([
    ['Angka', 'Versi 1', 'Versi 2', 'Selisih'],
    ['Waktu tunggu: Sesudah', '30 menit', '25 menit', 'turun 5 (16,7 %)'],
    ['Waktu tunggu: Perubahan', 'turun 210 (87,5 %)', 'turun 215 (89,6 %)', ''],
    ['Biaya: Sebelum', '1.500 ribu rupiah', '1,5 juta rupiah', 'satuan berbeda, tidak dapat diselisihkan'],
    ['Biaya: Sesudah', 'belum diukur', '1 juta rupiah', 'kini diukur'],
    ['Biaya: Perubahan', 'belum diukur', 'turun 0,5 (33,3 %)', ''],
    ['Pasien dilayani Indikator baru', 'tidak ada', '10 → 45 orang, naik 35 (350 %)', ''],
    ['Keluhan Dihapus', '12 → 3 surat, turun 9 (75 %)', 'tidak ada', ''],
  ]);
  expect(page.html).toContain('Waktu tunggu: Sumber angka');
  expect(page.html).toContain('Survei <ins>2024</ins>');
});

test('years, days and places are figures too', async () => {
  const id = await changed({
    identity: {
      title: first.title,
      stage: 'implementation',
      digital: 'tidak',
      startYear: '2019',
      startDate: '2021-03-31',
    },
    classification: { mainAffair: 'kesehatan', latitude: '3', longitude: '99' },
  });
  expect(figuresOf(await stage.get('writer', paths.compare.to(id, 1, 2)))).toEqual([
    ['Angka', 'Versi 1', 'Versi 2', 'Selisih'],
    ['Waktu penerapan', '1 Maret 2021', '31 Maret 2021', '30 hari lebih akhir'],
    ['Tahun penerapan', '2021', '2019', '2 tahun lebih awal'],
    ['Angka', 'Versi 1', 'Versi 2', 'Selisih'],
    ['Lintang', '2', '3', 'bergeser 111 km'],
  ]);
});
