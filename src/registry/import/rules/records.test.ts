import { describe, expect, test } from 'vitest';
import type { InstitutionId } from '#identity/index.ts';
import { contentSchema, type InnovationContent } from '../../model/content.ts';
import type { InnovationId } from '../../model/ids.ts';
import type { Plan, SaidAward } from '../model.ts';
import { gatherRows, groupRows, type RowIdentity } from './group.ts';
import { type Candidate, matchRecord, type StandingRecord } from './match.ts';
import { mergeOnto, newContent, outcomeFor } from './merge.ts';
import type { RowReading } from './row.ts';

const row = (no: number, given: Partial<RowIdentity> = {}): RowIdentity => ({
  no,
  place: 'a',
  titleKey: 'kejar stunting',
  startYear: null,
  externalId: null,
  ...given,
});

describe('rows of one record', () => {
  test.each<[string, RowIdentity[], number[][]]>([
    ['same title and place', [row(2), row(3)], [[2, 3]]],
    ['another place', [row(2), row(3, { place: 'b' })], [[2], [3]]],
    ['another title', [row(2), row(3, { titleKey: 'x' }), row(4)], [[2, 4], [3]]],
    ['another year of implementation', [row(2, { startYear: 2019 }), row(3, { startYear: 2021 })], [[2], [3]]],
    ['a year and none', [row(2), row(3, { startYear: 2021 }), row(4, { startYear: 2021 })], [[2, 3, 4]]],
    ['one id under two titles', [row(2, { externalId: '7' }), row(3, { externalId: '7', titleKey: 'x' })], [[2, 3]]],
    ['two ids under one title', [row(2, { externalId: '7' }), row(3, { externalId: '8' })], [[2], [3]]],
    ['an id and none', [row(2), row(3, { externalId: '8' })], [[2, 3]]],
  ])('%s', (_, rows, expected) => {
    expect(groupRows(rows).map((group) => group.rowNos)).toEqual(expected);
  });
});

const award: SaidAward = {
  titleUsed: 'Kejar Stunting',
  competition: 'KIPP Sulsel',
  awardGroup: null,
  levelText: 'Top 50 provinsi',
  levelTop: 50,
  year: 2022,
  yearCertain: true,
  sourceUrl: 'https://b.example/',
  note: '',
};

const reading = (no: number, given: Partial<RowReading>): RowReading => ({
  no,
  title: 'Kejar Stunting',
  content: { title: 'Kejar Stunting' },
  awards: [],
  place: null,
  unit: null,
  externalId: null,
  faults: [],
  ...given,
});

describe('rows told together', () => {
  test('the first that says something counts; notes and awards add up', () => {
    const gathered = gatherRows([
      reading(2, { content: { title: 'Kejar Stunting', sourceUrl: 'https://a.example/', sourceNote: 'x\ny' } }),
      reading(9, {
        content: { title: 'Kejar Stunting', stage: 'trial', sourceUrl: 'https://b.example/', sourceNote: 'y\nz' },
        awards: [award, award],
        unit: 'Dinas Kesehatan',
        externalId: '7',
      }),
    ]);
    expect(gathered).toEqual({
      plan: {
        content: { title: 'Kejar Stunting', stage: 'trial', sourceUrl: 'https://a.example/', sourceNote: 'x\ny\nz' },
        awards: [award],
      },
      place: null,
      unit: 'Dinas Kesehatan',
      externalId: '7',
      faults: [{ row: 9, column: null, severity: 'warning', code: 'same_record', detail: { other: '2' } }],
    });
  });

  test('what differs is warned of and not chosen', () => {
    const gathered = gatherRows([
      reading(2, { content: { title: 'K', stage: 'trial' }, unit: 'A' }),
      reading(3, { content: { title: 'K', stage: 'initiative' }, unit: 'B' }),
    ]);
    expect([gathered.plan.content.stage, gathered.unit]).toEqual(['trial', 'A']);
    expect(gathered.faults.map((fault) => [fault.code, fault.detail.other])).toEqual([
      ['same_record', '2'],
      ['rows_differ', 'stage'],
      ['unit_differs', 'A'],
    ]);
  });
});

const here = 'here' as InstitutionId;
const candidate = (id: string, given: Partial<Candidate> = {}): Candidate => ({
  id: id as InnovationId,
  institutionId: here,
  startYear: null,
  externalIds: [],
  by: 'title',
  ...given,
});
const wanted = { institutionId: here, startYear: null, externalId: null };

describe('the standing record of a row', () => {
  test.each<[string, Partial<typeof wanted>, Candidate[], unknown]>([
    ['none', {}, [], { kind: 'none' }],
    ['by title', {}, [candidate('a')], { kind: 'one', id: 'a', by: 'title' }],
    ['of another institution', {}, [candidate('a', { institutionId: 'there' as InstitutionId })], { kind: 'none' }],
    ['by a title that won', {}, [candidate('a', { by: 'award_title' })], { kind: 'one', id: 'a', by: 'award_title' }],
    [
      'title before title that won',
      {},
      [candidate('a', { by: 'award_title' }), candidate('b')],
      { kind: 'one', id: 'b', by: 'title' },
    ],
    ['two of one title', {}, [candidate('a'), candidate('b')], { kind: 'several' }],
    ['one told twice', {}, [candidate('a'), candidate('a')], { kind: 'one', id: 'a', by: 'title' }],
    [
      'id before title',
      { externalId: '7' as never },
      [candidate('a'), candidate('b', { by: 'external_id', externalIds: ['7'] })],
      { kind: 'one', id: 'b', by: 'external_id' },
    ],
    [
      'id elsewhere',
      { externalId: '7' as never },
      [candidate('b', { by: 'external_id', institutionId: 'there' as InstitutionId })],
      { kind: 'elsewhere' },
    ],
    ['same title, other id', { externalId: '7' as never }, [candidate('a', { externalIds: ['8'] })], { kind: 'none' }],
    ['other year', { startYear: 2021 as never }, [candidate('a', { startYear: 2019 })], { kind: 'none' }],
    [
      'the very year',
      { startYear: 2021 as never },
      [candidate('a'), candidate('b', { startYear: 2021 })],
      { kind: 'one', id: 'b', by: 'title' },
    ],
  ])('%s', (_, given, candidates, expected) => {
    expect(matchRecord({ ...wanted, ...given }, candidates)).toEqual(expected);
  });
});

const standing = (content: Partial<InnovationContent>, given: Partial<StandingRecord> = {}): StandingRecord => ({
  id: 'a' as InnovationId,
  institutionId: here,
  unitId: null,
  state: 'published',
  origin: 'import',
  working: null,
  publishedVersionId: 'v' as StandingRecord['publishedVersionId'],
  workingVersionId: null,
  versionNo: 1,
  revision: 1,
  content: contentSchema.parse({ title: 'Kejar Stunting', ...content }),
  awards: [],
  ...given,
});
const plan = (content: Partial<InnovationContent> = {}, awards: readonly SaidAward[] = []): Plan => ({
  content: { title: 'Kejar Stunting', ...content },
  awards,
});

describe('a sheet laid over a standing record', () => {
  test('changes what it says and nothing else', () => {
    const merge = mergeOnto(standing({ summary: 'lama', benefit: 'tetap' }), plan({ summary: 'baru' }), null, 'title');
    expect([merge.content.summary, merge.content.benefit, merge.changed]).toEqual(['baru', 'tetap', ['summary']]);
  });

  test('leaves alone what people wrote since, as long as the sheet says what it said', () => {
    const merge = mergeOnto(
      standing({ summary: 'ditulis orang' }),
      plan({ summary: 'impor' }),
      plan({ summary: 'impor' }),
      'title',
    );
    expect([merge.content.summary, merge.changed]).toEqual(['ditulis orang', []]);
  });

  test('fills source and note only where there is none, or where the import filled them', () => {
    const said = plan({ sourceUrl: 'https://b.example/', sourceNote: 'baru' });
    const before = plan({ sourceUrl: 'https://a.example/', sourceNote: 'lama' });
    const filled = standing({ sourceUrl: 'https://a.example/', sourceNote: 'ditulis orang' });
    expect(mergeOnto(filled, said, null, 'title').changed).toEqual([]);
    expect(mergeOnto(filled, said, before, 'title').changed).toEqual(['sourceUrl']);
    expect(mergeOnto(standing({}), said, null, 'title').changed).toEqual(['sourceUrl', 'sourceNote']);
  });

  test('renames a record known by its id, but not one known by a title under which it won', () => {
    const said = { content: { title: 'Kejar Stunting Terpadu' }, awards: [] };
    expect(mergeOnto(standing({}), said, null, 'external_id').changed).toEqual(['title']);
    expect(mergeOnto(standing({}), said, null, 'award_title').changed).toEqual([]);
  });

  test('adds an award once, however the database orders its keys', () => {
    const first = mergeOnto(standing({}), plan({}, [award]), null, 'title');
    expect([first.awards, first.changed]).toEqual([[award], ['awards']]);
    const sorted = Object.fromEntries(Object.entries(award).sort(([a], [b]) => (a < b ? -1 : 1))) as SaidAward;
    expect(mergeOnto(standing({}, { awards: [sorted] }), plan({}, [award]), null, 'title').changed).toEqual([]);
  });

  test('does not bring back an award that somebody took out, and tells one anew that the sheet mended', () => {
    expect(mergeOnto(standing({}), plan({}, [award]), plan({}, [award]), 'title').changed).toEqual([]);
    const mended = { ...award, note: 'sumber kedua' };
    const merge = mergeOnto(standing({}, { awards: [award] }), plan({}, [mended]), plan({}, [award]), 'title');
    expect([merge.awards, merge.changed]).toEqual([[mended], ['awards']]);
  });

  test('a new record says what the sheet says and knows nothing else', () => {
    expect(newContent(plan({ stage: 'trial' }))).toEqual(
      contentSchema.parse({ title: 'Kejar Stunting', stage: 'trial' }),
    );
  });
});

describe('what is done with a row whose record stands', () => {
  const changed = { content: contentSchema.parse({ title: 'x' }), awards: [], changed: ['summary'] as const };
  const waiting = { state: 'with_admin', working: 'with_admin', publishedVersionId: null } as const;
  test.each<[string, Partial<StandingRecord>, 'update' | 'keep', string, string]>([
    ['published', {}, 'update', 'update', ''],
    ['published, but existing ones shall be kept', {}, 'keep', 'leave', 'policy'],
    ['waiting for the admin', waiting, 'update', 'update', ''],
    ['with a next version in work', { working: 'draft' }, 'update', 'leave', 'being_edited'],
    ['with a next version waiting', { working: 'with_admin' }, 'update', 'leave', 'being_edited'],
    [
      'a draft in its writer’s hand',
      { ...waiting, state: 'draft', working: 'draft' },
      'update',
      'leave',
      'being_edited',
    ],
    ['archived', { state: 'archived' }, 'update', 'leave', 'archived'],
  ])('%s', (_, given, policy, outcome, why) => {
    expect(outcomeFor(standing({}, given), changed, policy)).toEqual({ outcome, why });
  });

  test('nothing at all when nothing changes, whatever its state', () => {
    expect(outcomeFor(standing({}, { state: 'archived' }), { ...changed, changed: [] }, 'keep')).toEqual({
      outcome: 'unchanged',
      why: '',
    });
  });
});
