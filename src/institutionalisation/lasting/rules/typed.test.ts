import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContentOf, type LastingContent, lastingContent } from '../model/content.ts';
import { dimensions } from '../model/dimensions.ts';
import { fieldsOf } from '../model/fields.ts';
import { amountOf, numberOf, readRecord, typedOf } from './typed.ts';

const policy = (kind: ContentOf<'policy'>['kind'], more: Partial<ContentOf<'policy'>> = {}): LastingContent =>
  lastingContent.parse({
    ...{ dimension: 'policy', kind, number: '12/2024', date: '2024-03-01', title: 'Inovasi', issuer: 'Bupati' },
    ...more,
  });
const budget = (year: number, granted: number | null, planned: number | null = null) =>
  lastingContent.parse({ dimension: 'budget', year, document: 'dpa', programme: 'Layanan', granted, planned });
const planning = (year: number) => lastingContent.parse({ dimension: 'planning', year, document: 'rkpd', page: '12' });
const agreement = (year: number, more: Partial<ContentOf<'performance'>> = {}) =>
  lastingContent.parse({
    ...{ dimension: 'performance', year, document: 'agreement', official: 'Budi', position: 'Kepala Dinas' },
    ...{ indicator: 'Anak terlayani', unit: 'orang', better: 'higher', target: 100 },
    ...more,
  });
const team = (document: ContentOf<'team'>['document'], people: number, more: Partial<ContentOf<'team'>> = {}) =>
  lastingContent.parse({ dimension: 'team', document, people, ...more });
const together = (actors: readonly string[], offices: readonly string[] = []) =>
  lastingContent.parse({ dimension: 'collaboration', document: 'agreement', actors, offices });

describe('a form', () => {
  const today = '2026-03-02';
  const money = { tahun: '2026', dokumen: 'dpa', program: 'Layanan', disetujui: 'Rp1.500.000' };

  test('reads amounts as people write them', () => {
    expect(['150000', '1.500.000', 'Rp 1.500.000,00', 'Rp1.500.000,-', '1 500 000'].map(amountOf)).toEqual([
      150000, 1500000, 1500000, 1500000, 1500000,
    ]);
    expect(['', '-1', '1,5', '1.5', 'sejuta', '1.50.000', '12345678901234567'].map(amountOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(['3', '3,5', '3.25', '-2', 'x', '1e9'].map(numberOf)).toEqual([3, 3.5, 3.25, -2, null, null]);
  });

  test('becomes a record', () => {
    const read = readRecord('budget', money, today);
    expect(read).toEqual({
      ok: true,
      content: {
        ...{ dimension: 'budget', year: 2026, document: 'dpa', programme: 'Layanan', code: '', planned: null },
        ...{ granted: 1500000, spent: null, number: '', date: null, page: '', note: '' },
      },
    });
  });

  test.each([
    [{ ...money, disetujui: '' }, { disetujui: 'no_amount' }],
    [{ ...money, disetujui: '', rencana: '5', realisasi: '1' }, { realisasi: 'before_granted' }],
    [{ ...money, tahun: '2027', realisasi: '1' }, { realisasi: 'in_future' }],
    [{ ...money, disetujui: 'banyak' }, { disetujui: 'not_an_amount' }],
    [{ ...money, tahun: '26' }, { tahun: 'not_a_year' }],
    [{ ...money, tahun: '2028' }, { tahun: 'in_future' }],
    [{ ...money, tanggal: '2023-05-01' }, { tanggal: 'other_year' }],
    [{ ...money, tanggal: '2026-02-30' }, { tanggal: 'not_a_date' }],
    [{ ...money, tanggal: '2026-03-03' }, { tanggal: 'in_future' }],
    [{ ...money, dokumen: 'kuitansi' }, { dokumen: 'unknown' }],
    [{ ...money, program: 'x'.repeat(201) }, { program: 'too_long' }],
    [{}, { tahun: 'missing', dokumen: 'missing', program: 'missing' }],
  ])('tells what is wrong, case %#', (typed, faults) => {
    expect(readRecord('budget', typed as Record<string, string>, today)).toEqual({ ok: false, faults });
  });

  test('refuses a result without a target, and of a year that has not begun', () => {
    const promise = { tahun: '2026', dokumen: 'agreement', pejabat: 'A', jabatan: 'B', indikator: 'C', satuan: 'anak' };
    const result = { ...promise, arah: 'higher', capaian: '86' };
    expect(readRecord('performance', result, today)).toEqual({ ok: false, faults: { target: 'missing' } });
    expect(readRecord('performance', { ...result, target: '80', tahun: '2027' }, today)).toEqual({
      ok: false,
      faults: { capaian: 'in_future' },
    });
  });

  test('refuses a rule that ends before it begins, or is revoked tomorrow', () => {
    const rule = { jenis: 'perda', nomor: '1', tanggal: '2025-01-01', judul: 'X', penerbit: 'Bupati' };
    expect(readRecord('policy', { ...rule, berlaku: '2024-01-01' }, today)).toEqual({
      ok: false,
      faults: { berlaku: 'before_date' },
    });
    expect(readRecord('policy', { ...rule, dicabut: '2024-01-01' }, today)).toEqual({
      ok: false,
      faults: { dicabut: 'before_date' },
    });
    expect(readRecord('policy', { ...rule, dicabut: '2026-03-03' }, today)).toEqual({
      ok: false,
      faults: { dicabut: 'in_future' },
    });
  });

  test('shows again what it read, in every dimension', () => {
    const contents = [
      policy('perda'),
      budget(2026, 1500000, 7),
      planning(2026),
      agreement(2026, { target: 1.5 }),
      team('decree', 3),
      together(['a', 'b']),
    ];
    for (const content of contents)
      expect(readRecord(content.dimension, typedOf(content), today)).toEqual({ ok: true, content });
    expect(typedOf(budget(2026, 1500000)).disetujui).toBe('1.500.000');
  });

  test('never breaks, whatever is typed', () => {
    const boxes = (at: number) => fieldsOf[dimensions[at % dimensions.length] ?? 'policy'];
    fc.assert(
      fc.property(fc.nat(7), fc.array(fc.string({ maxLength: 20 }), { maxLength: 11 }), (at, texts) => {
        const typed = Object.fromEntries(boxes(at).map(({ box }, index) => [box, texts[index] ?? '']));
        const read = readRecord(dimensions[at] ?? 'policy', typed, today);
        expect(read.ok || Object.keys(read.faults).length > 0).toBe(true);
      }),
    );
  });
});
