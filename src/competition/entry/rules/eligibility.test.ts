import { describe, expect, test } from 'vitest';
import { type EligibilityRule, eligibilitySchema } from '../../edition/model/eligibility.ts';
import { blocking, type Check, type EligibilityFacts, eligibilityOf } from './eligibility.ts';

const source = 'Pedoman uji, butir 4';
const ruleOf = (given: object): EligibilityRule => eligibilitySchema.parse({ code: 'aturan', source, ...given });
const facts: EligibilityFacts = {
  applicant: { kind: 'regency', regionCode: '12.07', isOrganiser: false },
  start: { date: '2022-03-01', year: null, yearCertain: true },
  awards: [],
  submitted: [],
  twins: { submitted: 0, own: 0 },
  sections: [],
  closingDay: '2023-06-30',
};
const entrants = { kinds: ['regency' as const], regions: 'all' as const, ownInstitutionOnly: false };
const told = (rule: object, given: Partial<EligibilityFacts> = {}, group = 'umum'): Check | undefined =>
  eligibilityOf({ entrants, eligibility: [ruleOf(rule)] }, group, { ...facts, ...given }).find(
    (it) => it.code === 'aturan',
  );

describe('age', () => {
  const rule = { kind: 'min_age', months: 24 };

  test('is counted back from the closing to the start', () => {
    expect(told(rule)).toEqual({
      code: 'aturan',
      source,
      standing: 'no',
      blocks: true,
      finding: { key: 'age.day', since: '2022-03-01', closing: '2023-06-30', months: 15, least: 24 },
    });
    expect(told(rule, { start: { date: '2021-06-30', year: null, yearCertain: true } })?.standing).toBe('yes');
  });

  test.each([
    [2020, 'yes'],
    [2021, 'unknown'],
    [2022, 'no'],
  ])('with the year %i alone is %s', (year, standing) => {
    expect(told(rule, { start: { date: null, year, yearCertain: true } })?.standing).toBe(standing);
  });

  test('without a start is unknown and has to be filled in', () => {
    expect(told(rule, { start: { date: null, year: null, yearCertain: true } })).toMatchObject({
      standing: 'unknown',
      blocks: true,
      finding: { key: 'age.start_missing', least: 24 },
    });
  });

  test('waits for the closing to be set', () => {
    expect(told(rule, { closingDay: null })?.finding).toEqual({ key: 'age.closing_missing', least: 24 });
  });
});

describe('quota', () => {
  const rule = { kind: 'quota', groups: ['umum', 'khusus'], most: 2 };
  const sent = [
    { group: 'umum', ofUnit: true },
    { group: 'khusus', ofUnit: false },
    { group: 'replikasi', ofUnit: false },
  ];

  test('counts the entries of its groups together', () => {
    expect(told(rule, { submitted: sent })).toMatchObject({
      standing: 'no',
      blocks: true,
      finding: { key: 'quota.full', per: 'institution', used: 2, most: 2 },
    });
    expect(told(rule, { submitted: sent.slice(1) })?.finding).toEqual({
      key: 'quota.left',
      per: 'institution',
      used: 1,
      most: 2,
    });
  });

  test('of a unit counts the unit’s own', () => {
    expect(told({ ...rule, per: 'unit' }, { submitted: sent })?.finding).toMatchObject({ key: 'quota.left', used: 1 });
  });

  test('for other kinds of institution or other groups binds nobody here', () => {
    expect(told({ ...rule, kinds: ['city'] }, { submitted: sent })).toBeUndefined();
    expect(told(rule, { submitted: sent }, 'replikasi')).toBeUndefined();
  });
});

describe('the same title', () => {
  const rule = { kind: 'same_title' };

  test('among submitted entries keeps it out; among one’s own drafts it is told', () => {
    expect(told(rule)?.standing).toBe('yes');
    expect(told(rule, { twins: { submitted: 1, own: 1 } })).toMatchObject({ standing: 'no', blocks: true });
    expect(told(rule, { twins: { submitted: 0, own: 1 } })).toMatchObject({ standing: 'unknown', blocks: false });
  });
});

describe('what is written', () => {
  const stand = {
    required: true,
    counts: true,
    state: 'empty',
    words: 0,
    most: 2,
    over: 0,
    lacking: [] as string[],
  } as const;
  const sections = [
    { ...stand, code: 'satu' },
    { ...stand, code: 'dua', state: 'over', over: 3 } as const,
    { ...stand, code: 'tiga', required: false },
    { ...stand, code: 'empat', state: 'partial', lacking: ['sk'] } as const,
  ];

  test('names the sections that are empty, too long, or lack evidence', () => {
    expect(told({ kind: 'complete_sections' }, { sections })?.finding).toEqual({
      key: 'sections.lacking',
      sections: ['satu'],
    });
    expect(told({ kind: 'required_evidence' }, { sections })?.finding).toEqual({
      key: 'evidence.lacking',
      places: [{ section: 'empat', asked: 'sk' }],
    });
    const all = eligibilityOf({ entrants, eligibility: [] }, 'umum', { ...facts, sections });
    expect(blocking(all)).toEqual([
      {
        code: 'words',
        source: '',
        standing: 'no',
        blocks: true,
        finding: { key: 'words.over', sections: [{ section: 'dua', over: 3 }] },
      },
    ]);
  });
});

test('who may not enter is told why', () => {
  const ministry = { ...facts, applicant: { ...facts.applicant, kind: 'ministry' as const } };
  const [first] = eligibilityOf({ entrants, eligibility: [] }, 'umum', ministry);
  expect(first).toMatchObject({ code: 'entrant', blocks: true, finding: { key: 'entrant.kind' } });
});
