import { expect, test } from 'vitest';
import { emptyContent, type InnovationContent } from '../model/content.ts';
import { sectionNames } from '../model/sections.ts';
import { completenessOf, needNames, needs, sectionState, whyNotPublishable } from './completeness.ts';

const bare = emptyContent('Judul');
const row = {
  indicator: 'Anak dilayani',
  unit: 'orang',
  better: 'higher',
  source: 'Laporan',
  date: null,
  story: '',
} as const;
const words = (n: number) => Array.from({ length: n }, () => 'kata').join(' ');
const whole: InnovationContent = {
  ...bare,
  stage: 'implementation',
  digital: false,
  startYear: 2021,
  summary: 'a',
  background: 'a',
  purpose: 'a',
  novelty: 'a',
  implementation: 'a',
  collaboration: 'a',
  impact: [{ ...row, before: 1, after: 2 }],
  significance: 'a',
  benefit: 'a',
  result: 'a',
  adaptability: 'a',
  resources: 'a',
  sustainability: 'a',
  sustainabilityStatus: 'continuing',
  mainAffair: 'pendidikan',
  sdgs: [4],
  initiator: 'office',
  classification: 'office',
  form: 'public_service',
  latitude: 3.5,
  longitude: 98.8,
  design: words(300),
  innovators: [{ name: 'A', role: '' }],
  videoUrl: 'https://contoh.example/v',
  links: [{ title: 'SK', url: 'https://contoh.example/sk', date: null }],
};
const namesOf = (list: readonly { name: string }[]) => list.map((need) => need.name);

test('each need stands once, in a section of the record, in the order of sections', () => {
  expect(namesOf(needs)).toEqual(needNames);
  const order = needs.map((need) => sectionNames.indexOf(need.section));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test('a whole record is 100 percent; a title alone is one of 29', () => {
  expect(completenessOf(whole)).toEqual({ percent: 100, missing: [], blocking: [] });
  expect(completenessOf(bare).percent).toBe(3);
  expect(completenessOf({ ...whole, videoUrl: '' }).percent).toBe(96);
});

test('seven items block publishing; a start is not owed by an initiative', () => {
  expect(namesOf(completenessOf({ ...bare, title: ' ' }).blocking)).toEqual([
    'title',
    'stage',
    'digital',
    'start',
    'summary',
    'background',
    'mainAffair',
  ]);
  expect(namesOf(completenessOf({ ...bare, stage: 'initiative' }).blocking)).not.toContain('start');
});

test('a record out of a source may keep its gaps but not its title', () => {
  expect(whyNotPublishable(bare, 'import')).toEqual([]);
  expect(whyNotPublishable(bare, 'demo')).toEqual([]);
  expect(namesOf(whyNotPublishable({ ...bare, title: '' }, 'import'))).toEqual(['title']);
  expect(namesOf(whyNotPublishable(bare, 'form'))).toHaveLength(6);
  expect(whyNotPublishable(whole, 'form')).toEqual([]);
});

test.each([
  ['a design of 299 words', { design: words(299) }, ['design']],
  ['a row without value before', { impact: [{ ...row, before: null, after: 2 }] }, ['measured']],
  ['a row without source', { impact: [{ ...row, source: ' ', before: 1, after: 2 }] }, ['measured']],
  ['half a coordinate', { longitude: null }, ['location']],
  ['a date instead of a year', { startYear: null, startDate: '2021-01-02' }, []],
] satisfies [string, Partial<InnovationContent>, string[]][])('%s', (_, change, missing) => {
  expect(namesOf(completenessOf({ ...whole, ...change }).missing)).toEqual(missing);
});

test('a section is empty, partial or complete', () => {
  expect(sectionState(bare, 'novelty')).toBe('empty');
  expect(sectionState(bare, 'identity')).toBe('partial');
  expect(sectionState(whole, 'impact')).toBe('complete');
});
