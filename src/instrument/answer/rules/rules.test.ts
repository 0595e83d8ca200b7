import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EvidenceId } from '#files/index.ts';
import { instrumentDocument } from '../../catalogue/model/document.ts';
import { instrumentPresetOf } from '../../catalogue/model/presets.ts';
import { itemsFor, optionsOf } from '../../catalogue/rules/items.ts';
import { problemsOf } from '../../catalogue/rules/problems.ts';
import type { Given, Proof } from '../model/sheet.ts';
import { askedItems } from './asked.ts';
import { whyNotProof, whyNotProven } from './evidence.ts';
import { answerFromFact } from './facts.ts';
import { bandOf, type ScoreInput, scoreOf } from './score.ts';

const option = (code: string, score: number) => ({ code, score, text: code });
/** Two aspects: three items of weights 3, 2 and 1; the third is asked only after «b» of the first; the second needs a paper of 2025–2026. */
const small = instrumentDocument.parse({
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

const proof = (from: number | null, more: Partial<Proof> = {}): Proof => ({
  id: '0190a000-0000-7000-8000-000000000001' as EvidenceId,
  title: 'SK',
  kind: 'file',
  years: from === null ? null : { from, to: from },
  isArchived: false,
  ...more,
});

function input(answers: Readonly<Record<string, Given>>, more: Partial<ScoreInput> = {}): ScoreInput {
  return {
    answers: new Map(Object.entries(answers)),
    proofs: new Map([['i-2', [proof(2026)]]]),
    facts: new Map(),
    ...more,
  };
}
const a = { basis: '', option: 'a' };
const b = { basis: '', option: 'b' };

test('the document of these tests is whole', () => {
  expect(problemsOf(small)).toEqual([]);
});

describe('the score of a sheet', () => {
  test('is weight by score, aspect by aspect, then formula by formula', () => {
    const found = scoreOf(small, 'innovation', input({ i1: b, 'i-2': b, i3: { basis: 'unit', option: 'b' } }));
    expect(found.items.map((it) => [it.code, it.score, it.points, it.most])).toEqual([
      ['i1', 2, 6, 6],
      ['i-2', 3, 6, 6],
      ['i3', 3, 3, 3],
    ]);
    expect(found.aspects.map((it) => [it.code, it.points, it.most])).toEqual([
      ['satu', 12, 12],
      ['dua', 3, 3],
    ]);
    expect([found.total, found.totalMost]).toEqual([15, 15]);
    expect(found.formulas.map((it) => [it.name, it.value])).toEqual([
      ['share', 40],
      ['hasil', 46],
    ]);
    expect(found.result?.band?.name).toBe('Tinggi');
  });

  test('counts an answer without its owed evidence, or with one of the wrong year, as nothing', () => {
    const answers = { i1: a, 'i-2': b };
    const without = scoreOf(small, 'innovation', input(answers, { proofs: new Map() }));
    const wrong = scoreOf(small, 'innovation', input(answers, { proofs: new Map([['i-2', [proof(2024)]]]) }));
    const right = scoreOf(
      small,
      'innovation',
      input(answers, { proofs: new Map([['i-2', [proof(2024), proof(2025)]]]) }),
    );
    const told = [without, wrong, right].map((it) => [it.items[1]?.owes, it.items[1]?.points, it.total]);
    expect(told).toEqual([
      ['evidence_missing', 0, 3],
      ['evidence_faulty', 0, 3],
      [null, 6, 9],
    ]);
  });

  test('leaves out what is not asked, whatever it holds, and asks it again with what it held', () => {
    const i3 = { basis: 'orang', option: 'b' };
    const hidden = scoreOf(small, 'innovation', input({ i1: a, i3 }));
    expect([hidden.items[2]?.isAsked, hidden.items[2]?.points, hidden.totalMost]).toEqual([false, 0, 12]);
    const shown = scoreOf(small, 'innovation', input({ i1: b, i3 }));
    expect([shown.items[2]?.isAsked, shown.items[2]?.points, shown.totalMost]).toEqual([true, 2, 15]);
  });

  test('reckons with what the hub knows, and with what stands for it where it does not', () => {
    const facts = new Map([['replication.regions', 2]]);
    const values = [undefined, facts].map((it) => {
      const found = scoreOf(small, 'innovation', input({ i1: a }, it ? { facts: it } : {}));
      return found.result?.value;
    });
    expect(values).toEqual([10, 12]);
  });

  test('has no result where a formula divides by zero, and says where', () => {
    const formulas = small.formulas.map((it) =>
      it.name === 'share' ? { ...it, expression: 'total / aspect.dua' } : it,
    );
    const found = scoreOf({ ...small, formulas }, 'innovation', input({ i1: a }));
    const told = found.formulas.map((it) => [it.name, it.value, it.fault?.code]);
    expect(told).toEqual([
      ['share', null, 'division_by_zero'],
      ['hasil', null, 'missing'],
    ]);
    expect(found.result?.band).toBe(null);
  });

  test('of all eight dimensions of the preset is 100, of none 0', () => {
    const document = instrumentPresetOf('pelembagaan')?.document;
    if (!document) throw new Error('no preset');
    const items = itemsFor(document, 'innovation');
    const best = items.map((it) => [it.code, { basis: '', option: it.options.at(-1)?.code ?? '' }] as const);
    const proofs = new Map(items.map((it) => [it.code, [proof(2026)]]));
    const whole = scoreOf(document, 'innovation', { answers: new Map(best), proofs, facts: new Map() });
    expect([whole.result?.value, whole.result?.band?.name]).toEqual([100, 'Melembaga']);
    const none = scoreOf(document, 'innovation', { answers: new Map(), proofs, facts: new Map() });
    expect([none.result?.value, none.result?.band?.name]).toEqual([0, 'Belum melembaga']);
    const one = new Map([['anggaran', { basis: '', option: 'dua-tahun' }]]);
    expect(scoreOf(document, 'innovation', { answers: one, proofs, facts: new Map() }).result?.value).toBe(8.33);
  });
});

const answersOf = fc.record({
  i1: fc.constantFrom('', 'a', 'b'),
  'i-2': fc.constantFrom('', 'a', 'b'),
  i3: fc.constantFrom('', 'orang/a', 'orang/b', 'unit/a', 'unit/b'),
});
const given = (drawn: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(drawn).flatMap(([code, text]) => {
      if (text === '') return [];
      const [basis = '', option = ''] = text.includes('/') ? text.split('/') : ['', text];
      return [[code, { basis, option }]];
    }),
  );

describe('whatever is answered', () => {
  test('the score lies between nothing and the most', () => {
    fc.assert(
      fc.property(answersOf, (drawn) => {
        const { items, total, totalMost } = scoreOf(small, 'innovation', input(given(drawn)));
        expect(items.every((it) => it.points >= 0 && it.points <= it.most)).toBe(true);
        expect(total >= 0 && total <= totalMost).toBe(true);
      }),
    );
  });

  test('the order of aspects and items changes nothing', () => {
    const turned = {
      ...small,
      aspects: small.aspects.toReversed().map((it) => ({ ...it, items: it.items.toReversed() })),
    };
    fc.assert(
      fc.property(answersOf, (drawn) => {
        const [one, other] = [small, turned].map((it) => scoreOf(it, 'innovation', input(given(drawn))));
        expect([other?.total, other?.totalMost, other?.result?.value]).toEqual([
          one?.total,
          one?.totalMost,
          one?.result?.value,
        ]);
      }),
    );
  });

  test('an option that the item does not have earns nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (basis, text) => {
        const found = scoreOf(small, 'innovation', input({ i1: { basis, option: text } }));
        const isKnown = optionsOf(small.aspects[0]?.items[0] as never, basis).some((it) => it.code === text);
        expect(found.items[0]?.points === 0 || isKnown).toBe(true);
      }),
    );
  });
});

test('a condition fails with the item on which it hangs', () => {
  const items = small.aspects.flatMap((it) => it.items);
  const chain = {
    ...small,
    aspects: [
      {
        ...(small.aspects[0] as (typeof small.aspects)[number]),
        items: [
          items[0],
          { ...items[1], conditions: [{ item: 'i1', options: ['b'] }] },
          { ...items[2], bases: [], options: items[0]?.options, conditions: [{ item: 'i-2', options: [] }] },
        ] as typeof items,
      },
    ],
  };
  const asked = (answers: Readonly<Record<string, Given>>) => [
    ...askedItems(chain, 'innovation', new Map(Object.entries(answers))),
  ];
  expect(asked({})).toEqual(['i1']);
  expect(asked({ i1: a, 'i-2': a })).toEqual(['i1']);
  expect(asked({ i1: b })).toEqual(['i1', 'i-2']);
  expect(asked({ i1: b, 'i-2': a })).toEqual(['i1', 'i-2', 'i3']);
});

describe('an evidence', () => {
  const rule = {
    required: true,
    atLeast: 2,
    kinds: ['file' as const],
    oldest: 2,
    newest: 1,
    papers: '',
    papers_en: '',
  };
  test.each([
    [2024, null],
    [2025, null],
    [2026, 'evidence_year'],
    [2023, 'evidence_year'],
    [null, 'evidence_year_unknown'],
  ])('of %s in an edition of 2026 that asks for 2024–2025: %s', (year, why) => {
    expect(whyNotProof(proof(year), rule, 2026)).toBe(why);
  });

  test('that speaks for a stretch of years counts when one of them fits', () => {
    expect(whyNotProof(proof(null, { years: { from: 2020, to: 2024 } }), rule, 2026)).toBe(null);
    expect(whyNotProof(proof(null, { years: { from: 2020, to: 2023 } }), rule, 2026)).toBe('evidence_year');
  });

  test('that was put away or is of another kind counts no more', () => {
    expect(whyNotProof(proof(2025, { isArchived: true }), rule, 2026)).toBe('evidence_archived');
    expect(whyNotProof(proof(2025, { kind: 'link' }), rule, 2026)).toBe('evidence_kind');
  });

  test('is owed as often as the rule says', () => {
    expect(whyNotProven([proof(2025)], rule, 2026)).toBe('evidence_missing');
    expect(whyNotProven([proof(2025), proof(2020)], rule, 2026)).toBe('evidence_faulty');
    expect(whyNotProven([proof(2025), proof(2024)], rule, 2026)).toBe(null);
    expect(whyNotProven([], { ...rule, required: false }, 2026)).toBe(null);
  });
});

test.each([
  [0, null],
  [1, 'satu'],
  [2, 'dua'],
  [9, 'dua'],
  ['Perda', 'perda'],
  ['lain', null],
  [true, 'satu'],
])('a fact of %s answers %s', (value, wanted) => {
  const steps = [
    { from: 2, equals: '', option: 'dua' },
    { from: 1, equals: '', option: 'satu' },
    { from: null, equals: 'Perda', option: 'perda' },
  ];
  expect(answerFromFact({ name: 'x', basis: '', steps }, value)?.option ?? null).toBe(wanted);
});

test('a band begins at its bound', () => {
  const bands = [
    { from: 65.01, name: 'A', name_en: '' },
    { from: 40.01, name: 'B', name_en: '' },
  ];
  const names = [65.01, 65, 40.01, 40].map((it) => bandOf(bands, it)?.name ?? null);
  expect(names).toEqual(['A', 'B', 'B', null]);
});
