import { type InstrumentDocument, instrumentDocument } from '../../src/instrument/catalogue/model/document.ts';
import { newId } from '../../src/platform/ids.ts';

const option = (code: string, score: number) => ({ code, score, text: `Jawaban ${code}`, text_en: `Answer ${code}` });

/**
 * Two items of innovations: the first mandatory and proven by a paper of 2025 or 2026, weight 3; the second asked only after «b» of the
 * first, weight 2. The result is the sum, at most 12.
 */
export function testInstrument(more: Partial<InstrumentDocument> = {}): InstrumentDocument {
  return instrumentDocument.parse({
    format: 1,
    key: `uji-${newId().slice(-12)}`,
    title: 'Instrumen uji 2026',
    title_en: 'Trial instrument 2026',
    source: 'Contoh untuk pengujian.',
    subject: 'innovation',
    year: 2026,
    period: { opens: '2026-01-01T00:00:00+07:00', closes: '2026-12-31T23:59:00+07:00', verifiedBy: null },
    aspects: [
      {
        code: 'aspek',
        name: 'Aspek uji',
        subject: 'innovation',
        items: [
          {
            code: 'regulasi',
            number: '1',
            name: 'Regulasi',
            weight: 3,
            mandatory: true,
            options: [option('a', 1), option('b', 2)],
            evidence: { required: true, oldest: 1, newest: 0 },
          },
          {
            code: 'lanjutan',
            number: '2',
            name: 'Lanjutan',
            weight: 2,
            options: [option('a', 1), option('b', 3)],
            conditions: [{ item: 'regulasi', options: ['b'] }],
          },
        ],
      },
    ],
    formulas: [{ name: 'hasil', per: 'innovation', expression: 'total', title: 'Hasil', isResult: true, max: 12 }],
    ...more,
  });
}
