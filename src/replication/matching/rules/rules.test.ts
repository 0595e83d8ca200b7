import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '#platform/ids.ts';
import { type Candidate, type Parts, partNames, proofs, type Sought } from '../model/match.ts';
import { type RegionFacts, regionFactNames, yesNoFacts } from '../model/region-fact.ts';
import { likenesses, regionLikeness } from './region.ts';
import { partsOf, ranked, scoreOf, whyNotOffered } from './score.ts';
import { ownWeights, whyNotRule } from './weights.ts';

const fact = (value: number) => ({ value, year: 2024, source: 'BPS' });
const sought: Sought = { affair: 'pendidikan', sdg: 4, regionCode: '12.04', facts: {} };
const candidate: Candidate = {
  id: newId<'InnovationId'>(),
  share: 0.25,
  words: ['sekolah'],
  mainAffair: 'pendidikan',
  otherAffairs: [],
  sdgs: [4, 10],
  regionCode: '12.07',
  facts: {},
  proofs: ['awarded'],
  sustainability: 'continuing',
  copiedRegions: 0,
};

describe('the parts of a score', () => {
  test('are told each by itself', () => {
    expect(partsOf(sought, candidate)).toEqual({
      text: 0.5,
      affair: 1,
      sdg: 1,
      region: null,
      evidence: 0.3,
      alive: 0.9,
      copied: 0,
    });
    const other = { ...candidate, mainAffair: 'sosial', otherAffairs: ['pendidikan'], sdgs: [], copiedRegions: 2 };
    expect(partsOf(sought, { ...other, share: 0.9, proofs: ['measured', 'documented'], sustainability: null })).toEqual(
      {
        text: 1,
        affair: 0.5,
        sdg: 0,
        region: null,
        evidence: 0.7,
        alive: 0.2,
        copied: 0.75,
      },
    );
  });

  test('are not counted where the problem does not say or nobody has entered facts', () => {
    const parts = partsOf({ ...sought, affair: null, sdg: null }, candidate);
    expect([parts.affair, parts.sdg, parts.region]).toEqual([null, null, null]);
    // (40 × .5 + 15 × .3 + 10 × .9 + 10 × 0) ÷ 75
    expect(scoreOf(parts, ownWeights)).toBe(45);
  });

  test('make the score by their weights', () => {
    const whole = { text: 1, affair: 1, sdg: 1, region: 1, evidence: 1, alive: 1, copied: 1 };
    expect(scoreOf(whole, ownWeights)).toBe(100);
    expect(scoreOf({ ...whole, text: 0 }, ownWeights)).toBe(60);
    const nothing = Object.fromEntries(partNames.map((name) => [name, null])) as Parts;
    expect(scoreOf(nothing, ownWeights)).toBe(0);
  });

  test('count the own region as alike, whatever is known of it', () => {
    expect(partsOf(sought, { ...candidate, regionCode: '12.04' }).region).toBe(1);
  });
});

describe('what is offered', () => {
  test('is proven and has not stopped', () => {
    expect(whyNotOffered(candidate)).toBeNull();
    expect(whyNotOffered({ ...candidate, proofs: [] })).toBe('unproven');
    expect(whyNotOffered({ ...candidate, sustainability: 'stopped' })).toBe('stopped');
  });

  test('stands best first, equal ones always in the same order', () => {
    const [a, b, c] = [1, 2, 3].map((n) => ({ ...candidate, id: `00000000-0000-7000-8000-00000000000${n}` as never }));
    const best = { ...(c as Candidate), share: 0.5 };
    const order = (given: readonly Candidate[]) => ranked(sought, given, ownWeights).map((it) => it.id);
    expect(order([b as Candidate, a as Candidate, best])).toEqual([best.id, a?.id, b?.id]);
    expect(order([a as Candidate, best, b as Candidate])).toEqual([best.id, a?.id, b?.id]);
  });
});

describe('regions', () => {
  test('are alike by what is known of both', () => {
    const nias: RegionFacts = { population: fact(100), area: fact(50), islands: fact(10), coast: fact(1) };
    const toba: RegionFacts = { population: fact(200), islands: fact(0), coast: fact(0), mountain: fact(1) };
    expect(likenesses(nias, toba).map((it) => [it.name, it.alike])).toEqual([
      ['population', 0.5],
      ['islands', 0],
      ['coast', 0],
    ]);
    expect(regionLikeness(nias, toba)).toBeCloseTo(1 / 6);
    expect(regionLikeness(nias, { mountain: fact(0) })).toBeNull();
    expect(regionLikeness({ islands: fact(0) }, { islands: fact(0) })).toBe(1);
  });
});

describe('weights', () => {
  test('make 100 and leave words in', () => {
    expect(whyNotRule(ownWeights, 50)).toBeNull();
    expect(whyNotRule({ ...ownWeights, text: 41 }, 50)).toBe('sum');
    expect(whyNotRule({ ...ownWeights, text: 0, copied: 50 }, 50)).toBe('wordless');
    expect(whyNotRule({ ...ownWeights, text: 39.5, copied: 10.5 }, 50)).toBe('not_whole');
    expect(whyNotRule({ ...ownWeights, text: 140, copied: -90 }, 50)).toBe('not_whole');
    expect(whyNotRule(ownWeights, 101)).toBe('threshold');
  });
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const facts: fc.Arbitrary<RegionFacts> = fc.record(
  Object.fromEntries(
    regionFactNames.map((name) => [
      name,
      ((yesNoFacts as readonly string[]).includes(name) ? fc.integer({ min: 0, max: 1 }) : fc.nat(1e9)).map(fact),
    ]),
  ),
  { requiredKeys: [] },
);
const anyCandidate: fc.Arbitrary<Candidate> = fc.record({
  id: fc.uuid().map((it) => it as Candidate['id']),
  share,
  words: fc.constant([]),
  mainAffair: fc.constantFrom(null, 'pendidikan', 'sosial'),
  otherAffairs: fc.subarray(['pendidikan', 'sosial']),
  sdgs: fc.subarray([1, 4]),
  regionCode: fc.constantFrom(null, '12.04', '12.07'),
  facts,
  proofs: fc.subarray([...proofs]),
  sustainability: fc.constantFrom(null, 'developing' as const, 'continuing' as const, 'dormant' as const),
  copiedRegions: fc.nat(6),
});
const anySought: fc.Arbitrary<Sought> = fc.record({
  affair: fc.constantFrom(null, 'pendidikan'),
  sdg: fc.constantFrom(null, 4),
  regionCode: fc.constant('12.04'),
  facts,
});
const scored = (asked: Sought, it: Candidate) => scoreOf(partsOf(asked, it), ownWeights);

describe('whatever is drawn', () => {
  test('the score lies between 0 and 100', () => {
    fc.assert(
      fc.property(anySought, anyCandidate, (asked, it) => {
        const score = scored(asked, it);
        expect(score >= 0 && score <= 100 && Number.isInteger(score)).toBe(true);
      }),
    );
  });

  test('better evidence, one more region, more shared words and better news never lower it', () => {
    fc.assert(
      fc.property(anySought, anyCandidate, fc.constantFrom(...proofs), share, (asked, it, proof, more) => {
        const before = scored(asked, it);
        expect(scored(asked, { ...it, proofs: [...it.proofs, proof] })).toBeGreaterThanOrEqual(before);
        expect(scored(asked, { ...it, copiedRegions: it.copiedRegions + 1 })).toBeGreaterThanOrEqual(before);
        expect(scored(asked, { ...it, share: Math.max(it.share, more) })).toBeGreaterThanOrEqual(before);
        expect(scored(asked, { ...it, sustainability: 'developing' })).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('better evidence never lowers the rank', () => {
    fc.assert(
      fc.property(anySought, fc.uniqueArray(anyCandidate, { minLength: 2, selector: (it) => it.id }), (asked, all) => {
        const [first] = all as [Candidate];
        const rank = (given: readonly Candidate[]) =>
          ranked(asked, given, ownWeights).findIndex((it) => it.id === first.id);
        const before = rank(all);
        const better = all.map((it) => (it === first ? { ...it, proofs: [...proofs] } : it));
        const after = rank(better);
        expect(after >= 0 && (before < 0 || after <= before)).toBe(true);
      }),
    );
  });

  test('regions are as alike one way as the other, and wholly alike to themselves', () => {
    fc.assert(
      fc.property(facts, facts, (a, b) => {
        expect(regionLikeness(a, b)).toBe(regionLikeness(b, a));
        const self = regionLikeness(a, a);
        expect(self === null || self === 1).toBe(true);
      }),
    );
  });

  test('the order does not hang on the order in which they came', () => {
    fc.assert(
      fc.property(anySought, fc.uniqueArray(anyCandidate, { selector: (it) => it.id }), (asked, all) => {
        const order = (given: readonly Candidate[]) => ranked(asked, given, ownWeights).map((it) => it.id);
        expect(order([...all].reverse())).toEqual(order(all));
      }),
    );
  });
});
