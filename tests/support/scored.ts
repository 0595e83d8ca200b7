import type { EvidenceId } from '../../src/files/index.ts';
import type { Given, Proof } from '../../src/instrument/answer/model/sheet.ts';
import type { ScoreInput } from '../../src/instrument/answer/rules/score.ts';
import { instrumentDocument } from '../../src/instrument/catalogue/model/document.ts';

const option = (code: string, score: number) => ({ code, score, text: code });
/** Two aspects: three items of weights 3, 2 and 1; the third is asked only after «b» of the first; the second needs a paper of 2025–2026. */
export const small = instrumentDocument.parse({
  format: 1,
  key: 'kecil',
  title: 'Kecil 2026',
  source: 'Contoh.',
  subject: 'innovation',
  year: 2026,
  period: { opens: '2026-01-01T00:00:00+07:00', closes: '2026-12-31T00:00:00+07:00' },
  aspects: [
    {
      code: 'satu',
      name: 'Satu',
      subject: 'innovation',
      weight: 40,
      items: [
        { code: 'i1', name: 'Pertama', weight: 3, options: [option('a', 1), option('b', 2)] },
        {
          code: 'i-2',
          name: 'Kedua',
          weight: 2,
          options: [option('a', 1), option('b', 3)],
          evidence: { required: true, oldest: 1, newest: 0 },
        },
      ],
    },
    {
      code: 'dua',
      name: 'Dua',
      subject: 'innovation',
      weight: 60,
      items: [
        {
          code: 'i3',
          name: 'Ketiga',
          weight: 1,
          bases: [
            { code: 'orang', name: 'Orang', options: [option('a', 1), option('b', 2)] },
            { code: 'unit', name: 'Unit', options: [option('a', 1), option('b', 3)] },
          ],
          conditions: [{ item: 'i1', options: ['b'] }],
        },
      ],
    },
  ],
  known: [{ name: 'regions', per: 'innovation', fact: 'replication.regions', otherwise: 0, title: 'Wilayah' }],
  formulas: [
    { name: 'share', per: 'innovation', expression: 'aspect.satu / aspect_most.satu * weight.satu', title: 'Bagian' },
    {
      name: 'hasil',
      per: 'innovation',
      expression: 'share + regions + points.i_2',
      title: 'Hasil',
      isResult: true,
      decimals: 1,
      bands: [
        { from: 30.1, name: 'Tinggi' },
        { from: 0, name: 'Rendah' },
      ],
    },
  ],
});

/** A file that speaks for one year; of no known year with null. */
export const proof = (from: number | null, more: Partial<Proof> = {}): Proof => ({
  id: '0190a000-0000-7000-8000-000000000001' as EvidenceId,
  title: 'SK',
  kind: 'file',
  years: from === null ? null : { from, to: from },
  isArchived: false,
  ...more,
});

/** Answers of `small`, its second item proven by a paper of 2026. */
export function input(answers: Readonly<Record<string, Given>>, more: Partial<ScoreInput> = {}): ScoreInput {
  return {
    answers: new Map(Object.entries(answers)),
    proofs: new Map([['i-2', [proof(2026)]]]),
    facts: new Map(),
    ...more,
  };
}
export const a = { basis: '', option: 'a' };
export const b = { basis: '', option: 'b' };
