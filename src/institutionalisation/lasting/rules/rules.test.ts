import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContentOf, type LastingContent, lastingContent } from '../model/content.ts';
import { dimensions } from '../model/dimensions.ts';
import { ladders } from '../model/ladders.ts';
import { beginningsOf, countsAt, factOf } from './facts.ts';
import { flagsOf } from './flags.ts';
import { distinct, hasMoney, isInForce, isMet } from './holds.ts';
import {
  actorCount,
  claimedOf,
  lookAt,
  nextRung,
  officeCount,
  rungOf,
  standingOf,
  teamSize,
  verifiedOf,
} from './standing.ts';
import { consecutiveYears, isOfWrongYear, plannedYears } from './years.ts';

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
const look = { year: 2026, day: '2026-03-02' };

describe('consecutive years', () => {
  test.each([
    [[2026, 2025, 2024], 3],
    [[2025, 2024], 2],
    [[2026, 2025], 2],
    [[2026, 2024], 1],
    [[2024], 1],
    [[2023, 2022, 2021], 0],
    [[2027], 0],
    [[], 0],
  ] as const)('%j before 2026 are %i', (years, expected) => {
    expect(consecutiveYears(years, 2026)).toBe(expected);
  });

  test('plans want T-2 and T-1 before T0 adds to them', () => {
    expect(
      [[2024], [2025], [2026], [2025, 2026], [2024, 2025], [2024, 2025, 2026], []].map((it) => plannedYears(it, 2026)),
    ).toEqual([1, 1, 1, 1, 2, 3, 0]);
  });

  test('never fall when a year is added', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 2018, max: 2030 })),
        fc.integer({ min: 2018, max: 2030 }),
        (years, more) => {
          expect(consecutiveYears([...years, more], 2026)).toBeGreaterThanOrEqual(consecutiveYears(years, 2026));
          expect(plannedYears([...years, more], 2026)).toBeGreaterThanOrEqual(plannedYears(years, 2026));
        },
      ),
    );
  });
});

describe('the rung of', () => {
  test('regulation is the highest in force on the day', () => {
    expect(
      ['sk_pd', 'sk_kdh', 'perkada', 'perda'].map((it) => rungOf('policy', [policy(it as 'perda')], look)),
    ).toEqual([1, 2, 3, 4]);
    expect(rungOf('policy', [policy('sk_pd'), policy('perkada')], look)).toBe(3);
    expect(rungOf('policy', [policy('perda', { revokedOn: '2026-03-02' }), policy('sk_kdh')], look)).toBe(2);
    expect(rungOf('policy', [policy('perda', { revokedOn: '2026-03-03' })], look)).toBe(4);
    expect(rungOf('policy', [policy('perda', { validUntil: '2026-03-01' })], look)).toBe(0);
    expect(rungOf('policy', [policy('perda', { validUntil: '2026-03-02' })], look)).toBe(4);
    expect(rungOf('policy', [policy('perda', { date: '2026-05-01' })], look)).toBe(0);
  });

  test('budget counts years with money, each once', () => {
    expect(rungOf('budget', [budget(2026, 10), budget(2026, 20), budget(2025, 5)], look)).toBe(2);
    expect(rungOf('budget', [budget(2026, 0), budget(2025, 5)], look)).toBe(1);
    expect(rungOf('budget', [budget(2026, 0, 100)], look)).toBe(0);
    expect(rungOf('budget', [budget(2026, null, 100)], look)).toBe(1);
    expect(rungOf('budget', [budget(2024, 1), budget(2025, 1), budget(2026, 1)], look)).toBe(3);
  });

  test('agreements is for the year alone', () => {
    expect([2025, 2026, 2027].map((year) => rungOf('performance', [agreement(year)], look))).toEqual([0, 1, 0]);
  });

  test('a team is by its letter, while it holds', () => {
    expect((['none', 'assignment', 'decree'] as const).map((it) => rungOf('team', [team(it, 4)], look))).toEqual([
      1, 2, 3,
    ]);
    expect(rungOf('team', [team('decree', 4, { validUntil: '2025-12-31' }), team('none', 2)], look)).toBe(1);
    expect(
      teamSize([team('decree', 12), team('assignment', 30), team('decree', 90, { validUntil: '2025-01-01' })], look),
    ).toBe(30);
  });

  test('collaboration counts each actor once, whatever its spelling', () => {
    const papers = [together(['PKBM Mawar', 'Universitas']), together(['pkbm  mawar', 'Orang tua'], ['Dinas Sosial'])];
    expect(actorCount(papers, look)).toBe(3);
    expect(officeCount(papers, look)).toBe(1);
    expect(rungOf('collaboration', papers, look)).toBe(1);
    expect(rungOf('collaboration', [together(['a', 'b'])], look)).toBe(0);
    expect(rungOf('collaboration', [together(['a', 'b', 'c', 'd', 'e', 'f'])], look)).toBe(3);
  });

  test('no dimension is above its ladder, and the next is above what is reached', () => {
    for (const dimension of dimensions) {
      expect(rungOf(dimension, [], look)).toBe(0);
      expect(nextRung(dimension, 0)).toBe(1);
      expect(nextRung(dimension, ladders[dimension].length)).toBeNull();
    }
  });

  test('a past year is looked at on its last day, a coming one on its first', () => {
    expect([2025, 2026, 2027].map((year) => lookAt(year, '2026-03-02').day)).toEqual([
      '2025-12-31',
      '2026-03-02',
      '2027-01-01',
    ]);
  });
});

test('what is verified stands beside what is claimed', () => {
  const records = [
    { state: 'claimed', content: policy('perda'), verifiedContent: policy('sk_kdh') },
    { state: 'returned', content: planning(2026), verifiedContent: null },
    { state: 'withdrawn', content: agreement(2026), verifiedContent: agreement(2026) },
  ] as const;
  const at = standingOf(records, look);
  expect(at.find((it) => it.dimension === 'policy')).toEqual({
    dimension: 'policy',
    claimed: 4,
    verified: 2,
    most: 4,
    next: null,
  });
  expect(at.find((it) => it.dimension === 'planning')).toEqual({
    dimension: 'planning',
    claimed: 0,
    verified: 0,
    most: 3,
    next: 1,
  });
  expect(at.find((it) => it.dimension === 'performance')?.claimed).toBe(0);
  expect([claimedOf(records).length, verifiedOf(records).length]).toEqual([1, 1]);
});

describe('a paper of another year', () => {
  const paper = (documentDate: string | null, validityYear: number | null = null) => ({ documentDate, validityYear });
  test.each([
    [budget(2026, 1), paper('2025-12-20'), false],
    [budget(2026, 1), paper('2026-01-02'), false],
    [budget(2026, 1), paper('2024-12-31'), true],
    [budget(2026, 1), paper('2027-01-01'), true],
    [budget(2026, 1), paper(null), false],
    [budget(2026, 1), paper(null, 2025), true],
    [budget(2026, 1), paper('2026-01-02', 2030), false],
    [policy('perda'), paper('1999-01-01'), false],
  ])('case %#', (content, of, wrong) => {
    expect(isOfWrongYear(content, of)).toBe(wrong);
  });

  test('of a report comes in its year or the next', () => {
    const report = lastingContent.parse({
      dimension: 'monitoring',
      year: 2025,
      kind: 'survey',
      title: 'SKM',
      conductor: 'UPP',
    });
    expect(
      ['2024-12-31', '2025-01-01', '2026-06-01', '2027-01-01'].map((it) => isOfWrongYear(report, paper(it))),
    ).toEqual([true, false, false, true]);
  });
});

test('flags tell what the reader should know', () => {
  const today = '2026-03-02';
  const proof = { id: 'x', title: 'DPA', documentDate: '2025-12-01', validityYear: null, isArchived: false };
  expect(flagsOf({ content: budget(2026, 10), papers: [proof] }, today)).toEqual([]);
  expect(flagsOf({ content: budget(2026, 10), papers: [] }, today)).toEqual(['no_document']);
  expect(flagsOf({ content: budget(2026, 10), papers: [{ ...proof, isArchived: true }] }, today)).toEqual([
    'no_document',
  ]);
  expect(flagsOf({ content: budget(2024, 0), papers: [proof] }, today)).toEqual(['wrong_year', 'no_money']);
  const spent = { ...budget(2026, 10), spent: 11 } as LastingContent;
  expect(flagsOf({ content: spent, papers: [proof] }, today)).toEqual(['overspent']);
  expect(flagsOf({ content: agreement(2025), papers: [{ ...proof, documentDate: '2025-01-05' }] }, today)).toEqual([
    'no_result',
  ]);
  expect(flagsOf({ content: agreement(2026, { result: 99 }), papers: [proof] }, today)).toEqual(['not_met']);
  expect(flagsOf({ content: team('decree', 3), papers: [proof] }, today)).toEqual(['no_successor']);
});

test('a target is met as its better way says', () => {
  const way = (better: 'higher' | 'lower', result: number | null) => isMet({ better, target: 10, result });
  expect([way('higher', 10), way('higher', 9), way('lower', 10), way('lower', 11), way('lower', null)]).toEqual([
    true,
    false,
    true,
    false,
    null,
  ]);
  expect([hasMoney({ granted: 0, planned: 5 }), hasMoney({ granted: null, planned: 0 })]).toEqual([false, false]);
  expect(distinct(['A  b', 'a b', 'c']).length).toBe(2);
  expect(isInForce(planning(2026), '2026-01-01')).toBe(true);
});

test('facts for instruments count what the index counts', () => {
  const said = (contents: readonly LastingContent[]) => (name: Parameters<typeof factOf>[0]) =>
    factOf(name, contents, look);
  const none = said([]);
  expect([none('lasting.regulation'), none('lasting.budgetYears'), none('lasting.actors')]).toEqual([null, null, null]);
  const all = said([
    policy('perkada'),
    budget(2024, 1),
    budget(2025, 1),
    planning(2026),
    agreement(2026),
    team('decree', 12),
  ]);
  expect(all('lasting.regulation')).toBe('head_regulation');
  expect([all('lasting.budgetYears'), all('lasting.planningYears')]).toEqual([2, null]);
  expect([all('lasting.agreement'), all('lasting.teamSize'), all('lasting.team')]).toEqual([true, 12, 'decree']);
  expect(said([planning(2025), planning(2026)])('lasting.planningYears')).toBe(1);
  expect(said([planning(2024), planning(2025), planning(2026)])('lasting.planningYears')).toBe(3);
  expect([budget(2023, 1), budget(2026, 0), budget(2026, 1)].map((it) => countsAt(it, look))).toEqual([
    false,
    false,
    true,
  ]);
});

test('beginnings for survival are the first rule and the years with money and agreements', () => {
  const contents = [
    policy('perda', { date: '2025-02-01' }),
    policy('sk_pd'),
    budget(2026, 1),
    budget(2025, 1),
    budget(2025, 2),
    agreement(2026),
  ];
  expect(beginningsOf(contents)).toEqual({
    regulationFrom: '2024-03-01',
    budgetYears: [2025, 2026],
    agreementYears: [2026],
  });
  expect(beginningsOf([])).toEqual({ regulationFrom: null, budgetYears: [], agreementYears: [] });
});
