import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { a, b, input, proof, small } from '../../../../tests/support/scored.ts';
import { instrumentPresetOf } from '../../catalogue/model/presets.ts';
import { itemsFor, optionsOf } from '../../catalogue/rules/items.ts';
import { problemsOf } from '../../catalogue/rules/problems.ts';
import { bandOf, scoreOf } from './score.ts';

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

test('a band begins at its bound', () => {
  const bands = [
    { from: 65.01, name: 'A', name_en: '' },
    { from: 40.01, name: 'B', name_en: '' },
  ];
  const names = [65.01, 65, 40.01, 40].map((it) => bandOf(bands, it)?.name ?? null);
  expect(names).toEqual(['A', 'B', 'B', null]);
});
