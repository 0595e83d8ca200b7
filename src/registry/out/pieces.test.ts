import { describe, expect, test } from 'vitest';
import { contentSchema } from '../model/content.ts';
import type { InnovationId } from '../model/ids.ts';
import { copyFormOf, type EvidenceWanted, type MasterRecord, type Piece, type SheetField } from './model.ts';
import { tallyOf } from './rules/compose.ts';
import { pieceFit } from './rules/pieces.ts';
import { composeSheet } from './sheet.ts';

const now = new Date('2026-03-02T03:00:00Z');
const whole: MasterRecord = {
  id: '01900000-0000-7000-8000-000000000001' as InnovationId,
  content: contentSchema.parse({ title: 'Antrean ramah' }),
  institutionName: 'Pemerintah Kabupaten Deli Serdang',
  unitName: 'Dinas Pendidikan',
  region: '',
  awards: [],
  externalIds: [],
  origin: '',
  adaptation: '',
  replicas: 0,
  evidence: [],
};

function sheetOf(code: string, record: MasterRecord): ReadonlyMap<string, SheetField> {
  const form = copyFormOf(code);
  if (!form) throw new Error(`no form ${code}`);
  return new Map(composeSheet(form, record, now).map((field) => [field.item.key, field]));
}

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
