import { describe, expect, test } from 'vitest';
import type { Choice, Member } from '../model/plenary.ts';
import { bestOf, faultsOf, isAwardFor, type Sitting } from './plenary.ts';

const member = (name: string, more: Partial<Member> = {}): Member => ({
  name,
  office: '',
  part: 'member',
  present: true,
  ...more,
});
const choice = (entryId: string, more: Partial<Choice> = {}): Choice => ({
  entryId: entryId as never,
  chosen: true,
  award: null,
  reason: '',
  votes: null,
  ...more,
});
const choicesOf = (...all: Choice[]) => new Map(all.map((it) => [it.entryId, it]));
const field = [
  { id: 'a', group: 'umum', score: 90 },
  { id: 'b', group: 'umum', score: 80 },
  { id: 'c', group: 'umum', score: 70 },
];
const awards = [
  { code: 'top-45', slots: 1, groups: [] },
  { code: 'khusus', slots: null, groups: ['khusus'] },
] as never;
const plenary = {
  stage: 'finalists_plenary',
  heldOn: '2026-09-12',
  place: 'Medan',
  minutes: 'Pleno dibuka pukul 09.00.',
  members: [member('Ani', { part: 'chair' }), member('Budi'), member('Citra')],
  choices: choicesOf(choice('a'), choice('b')),
} as const;
const sitting = (more: Partial<Sitting['plenary']> = {}, undecided = 0, objections = 0): Sitting => ({
  plenary: { ...plenary, ...more },
  document: { awards },
  field,
  undecided,
  objections,
});

describe('minutes can be signed', () => {
  test('when the meeting is told, enough were there, and the choice follows the ranking', () => {
    expect(faultsOf(sitting())).toEqual([]);
  });

  test('not without date, place, words, chair and members', () => {
    const bare = { heldOn: null, place: '', minutes: '', members: [member('Ani', { present: false, part: 'chair' })] };
    expect(faultsOf(sitting(bare)).map((it) => it.code)).toEqual([
      'date_missing',
      'place_missing',
      'minutes_missing',
      'chair_missing',
      'too_few_present',
    ]);
  });

  test('not while an earlier stage has entries open, nor with nobody chosen', () => {
    expect(faultsOf(sitting({}, 4))).toEqual([{ code: 'earlier_open', n: 4 }]);
    expect(faultsOf(sitting({}, 0, 2))).toEqual([{ code: 'objections_open', n: 2 }]);
    expect(faultsOf(sitting({ choices: new Map() }))).toEqual([{ code: 'none_chosen' }]);
  });

  test('not when the choice departs from the ranking without a reason, on both sides', () => {
    const off = choicesOf(choice('a'), choice('c'));
    expect(faultsOf(sitting({ choices: off }))).toEqual([{ code: 'reason_missing', entries: ['b', 'c'] }]);
    const told = choicesOf(
      choice('a'),
      choice('b', { chosen: false, reason: 'Kategori sudah terwakili.' }),
      choice('c', { reason: 'Satu-satunya dari daerah 3T.' }),
    );
    expect(faultsOf(sitting({ choices: told }))).toEqual([]);
  });

  test('not with more votes than people', () => {
    const votes = { for: 3, against: 1, abstained: 0 };
    const choices = choicesOf(choice('a', { votes }), choice('b', { votes: { ...votes, against: 0 } }));
    expect(faultsOf(sitting({ choices }))).toEqual([{ code: 'votes_unfit', entries: ['a'] }]);
  });

  test('in the last plenary with a level for each, within its slots', () => {
    const last = { stage: 'tpi_plenary' } as const;
    expect(faultsOf(sitting({ ...last, choices: choicesOf(choice('a')) }))).toEqual([
      { code: 'award_missing', entries: ['a'] },
    ]);
    const both = choicesOf(choice('a', { award: 'top-45' }), choice('b', { award: 'top-45' }));
    expect(faultsOf(sitting({ ...last, choices: both }))).toEqual([
      { code: 'slots_exceeded', award: 'top-45', chosen: 2, slots: 1 },
    ]);
    expect(faultsOf(sitting({ ...last, choices: choicesOf(choice('a', { award: 'top-45' })) }))).toEqual([]);
  });
});

test('an award is for the groups that it names, or for all', () => {
  expect(isAwardFor({ awards }, 'umum', 'top-45')).toBe(true);
  expect(isAwardFor({ awards }, 'umum', 'khusus')).toBe(false);
  expect(isAwardFor({ awards }, 'umum', 'none')).toBe(false);
});

test('the best so many take in who ties with the last', () => {
  const tied = [...field, { id: 'd', group: 'umum', score: 80 }, { id: 'e', group: 'umum', score: null }];
  expect(bestOf(tied, 'umum', 2)).toEqual(['a', 'b', 'd']);
  expect(bestOf(tied, 'umum', 9)).toEqual(['a', 'b', 'd', 'c']);
  expect(bestOf(tied, 'umum', 0)).toEqual([]);
  expect(bestOf(tied, 'khusus', 3)).toEqual([]);
});
