import { expect, test } from 'vitest';
import { datedPreset, wib } from '../../../../tests/support/editions.ts';
import { changesOf, codesGone } from './changes.ts';
import { extendedTo, movedBy, shiftedTo } from './shift.ts';

const edition = datedPreset('regency-starter');
const [first, second, ...others] = edition.sections;

test('nothing differs from itself', () => {
  expect(changesOf(edition, JSON.parse(JSON.stringify(edition)))).toEqual([]);
});

test('what differs is told by names and codes', () => {
  const after = {
    ...edition,
    theme: 'Tuntas',
    sections: [first!, { ...second!, words: 250, groups: ['umum'] }, ...others],
    stages: edition.stages.map((it) => (it.kind === 'desk_scoring' ? { ...it, closes: wib('2026-05-21') } : it)),
  };
  expect(changesOf(edition, after)).toEqual([
    { path: ['theme'], before: '', after: 'Tuntas' },
    { path: ['sections', 'masalah', 'words'], before: 300, after: 250 },
    { path: ['sections', 'masalah', 'groups'], before: [], after: ['umum'] },
    { path: ['stages', 'desk_scoring', 'closes'], before: wib('2026-05-22'), after: wib('2026-05-21') },
  ]);
});

test('parts that came, went or moved are told', () => {
  const after = { ...edition, sections: [second!, first!, ...others], awards: edition.awards.slice(1) };
  const codes = edition.sections.map((it) => it.code);
  expect(changesOf(edition, after)).toEqual([
    {
      path: ['sections'],
      before: codes.join(', '),
      after: [codes[1], codes[0], ...codes.slice(2)].join(', '),
    },
    { path: ['awards', 'terbaik-umum'], before: edition.awards[0], after: null },
  ]);
  expect(codesGone(edition, after)).toEqual(['terbaik-umum']);
  expect(codesGone(after, edition)).toEqual([]);
});

test('an edition of another year has its days in that year', () => {
  const leap = {
    ...edition,
    year: 2024,
    stages: [{ ...edition.stages[0]!, opens: '2024-02-29T08:00:00+07:00', closes: null }],
  };
  expect(shiftedTo(leap, 2026)).toMatchObject({
    year: 2026,
    stages: [{ opens: '2026-02-28T08:00:00+07:00', closes: null }],
  });
  expect(shiftedTo(leap, 2028).stages[0]?.opens).toBe('2028-02-29T08:00:00+07:00');
});

test.each([
  ['2026-04-30T23:59:00+07:00', 60_000, '2026-05-01T00:00:00+07:00'],
  ['2026-04-30T23:59:00-03:30', 86_400_000, '2026-05-01T23:59:00-03:30'],
  ['2026-04-30T23:59:00Z', -60_000, '2026-04-30T23:58:00+00:00'],
])('%s moved by %i ms is %s', (moment, ms, expected) => {
  expect(movedBy(moment, ms)).toBe(expected);
});

test('an extension leaves the other moments unless they follow', () => {
  const later = wib('2026-05-01', '23:59');
  expect(
    extendedTo(edition, later, false)
      .stages.slice(0, 3)
      .map((it) => [it.opens, it.closes]),
  ).toEqual([
    [wib('2026-03-01'), later],
    [wib('2026-05-01'), wib('2026-05-08')],
    [wib('2026-05-08'), wib('2026-05-22')],
  ]);
  expect(
    extendedTo(edition, later, true)
      .stages.slice(0, 2)
      .map((it) => [it.opens, it.closes]),
  ).toEqual([
    [wib('2026-03-01'), later],
    [wib('2026-05-02'), wib('2026-05-09')],
  ]);
});
