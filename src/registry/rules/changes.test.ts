import { expect, test } from 'vitest';
import { contentSchema, emptyContent } from '../model/content.ts';
import { awardSchema } from '../model/register.ts';
import { changedFields, saidFields } from './changes.ts';
import { awardsMark, externalIdsMark, lineageMark } from './fingerprint.ts';
import { replicaOf } from './replica.ts';
import { sectionsOf } from './sections.ts';
import { wordsOf } from './words.ts';

const bare = emptyContent('Judul');

test('changed are the fields that say something else, whatever the order of their keys', () => {
  const row = {
    indicator: 'a',
    unit: 'b',
    before: 1,
    after: 2,
    better: 'higher',
    source: '',
    date: null,
    story: '',
  } as const;
  const turned = Object.fromEntries(Object.entries(row).reverse());
  const before = { ...bare, impact: [row] };
  expect(changedFields(before, contentSchema.parse({ ...bare, impact: [turned] }))).toEqual([]);
  expect(changedFields(before, { ...bare, summary: 'x', impact: [{ ...row, after: 3 }] })).toEqual([
    'summary',
    'impact',
  ]);
  expect(changedFields(bare, { ...bare, sdgs: [1] })).toEqual(['sdgs']);
});

test('changed fields name their sections in the order of the record', () => {
  expect(sectionsOf(['links', 'title', 'summary'])).toEqual(['identity', 'summary', 'evidence']);
  expect(sectionsOf(['missing'])).toEqual([]);
});

test('said are the fields that are not empty', () => {
  expect(saidFields({ ...bare, digital: false, sdgs: [4] })).toEqual({
    title: 'Judul',
    digital: false,
    sdgs: [4],
    startYearCertain: true,
  });
});

test.each([
  ['', 0],
  ['  satu — dua\n\ntiga ', 3],
  ['3,5 km/jam', 2],
  ['– • …', 0],
])('%j has %i words', (text, n) => {
  expect(wordsOf(text)).toBe(n);
});

test('a mark is that of the entries, not of their order; one letter makes another', () => {
  const entry = (titleUsed: string) => awardSchema.parse({ titleUsed, levelText: 'Top 45' });
  const [a, b] = [entry('a'), entry('b')];
  expect(awardsMark([a, b])).toBe(awardsMark([b, a]));
  expect(awardsMark([a])).not.toBe(awardsMark([b]));
  expect(awardsMark([])).not.toBe(awardsMark([a]));
  const ids = [
    { system: 'NRI', value: '1' },
    { system: 'IGA', value: '2' },
  ];
  expect(externalIdsMark(ids)).toBe(externalIdsMark(ids.toReversed()));
  const words = { originId: null, originText: 'x', adaptation: '' };
  expect(lineageMark(words)).not.toBe(lineageMark({ ...words, adaptation: 'y' }));
  expect(lineageMark(null)).not.toBe(lineageMark(words));
});

test('a replica takes the way and the classification along, and nothing that is true of the origin alone', () => {
  const origin = contentSchema.parse({
    title: 'Asal',
    summary: 's',
    background: 'b',
    purpose: 'p',
    implementation: 'i',
    resources: 'r',
    adaptability: 'a',
    design: 'd',
    significance: 'x',
    stage: 'implementation',
    digital: true,
    form: 'public_service',
    mainAffair: 'sosial',
    otherAffairs: ['pangan'],
    sdgs: [1],
    astaCita: [4],
    startYear: 2020,
    latitude: 1,
    longitude: 2,
    videoUrl: 'https://contoh.example/v',
    innovators: [{ name: 'A' }],
  });
  expect(saidFields(replicaOf(origin, 'Salinan', { adaptation: 'Disesuaikan', leftOut: [] }))).toEqual({
    title: 'Salinan',
    purpose: 'p',
    novelty: 'Disesuaikan',
    implementation: 'i',
    resources: 'r',
    adaptability: 'a',
    design: 'd',
    stage: 'initiative',
    digital: true,
    form: 'public_service',
    mainAffair: 'sosial',
    otherAffairs: ['pangan'],
    sdgs: [1],
    astaCita: [4],
    startYearCertain: true,
  });
});
