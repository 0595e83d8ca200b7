import { describe, expect, test } from 'vitest';
import { nobody } from '#identity/index.ts';
import { newId, parseId } from '#platform/ids.ts';
import { actingAs } from '../../../../tests/support/people.ts';
import type { Answered, Need, NeedId } from '../model.ts';
import { gapsOf, summaryOf, whyNotAnswer, whyNotRead, whyNotSet } from './readiness.ts';
import { readNeeds } from './typed.ts';

const need = (item: string, isMust: boolean): Need => ({
  id: newId<'NeedId'>() as NeedId,
  kind: 'people',
  item,
  amount: '',
  isMust,
  note: '',
});
const [tutor, budget, room, rule] = [need('Tutor', true), need('Biaya', false), need('Ruang', true), need('SK', true)];
const needs = [tutor, budget, room, rule] as Need[];
const answers: readonly Answered[] = [
  { needId: (tutor as Need).id, answer: 'have', note: '' },
  { needId: (budget as Need).id, answer: 'lacking', note: 'Diusulkan' },
  { needId: (room as Need).id, answer: 'partly', note: '' },
];

test('what is answered is summed up, musts apart', () => {
  expect(summaryOf(needs, answers)).toEqual({ have: 1, partly: 1, lacking: 1, open: 1, lackingMusts: 2 });
  expect(summaryOf(needs, [])).toEqual({ have: 0, partly: 0, lacking: 0, open: 4, lackingMusts: 3 });
  expect(summaryOf([], answers)).toEqual({ have: 0, partly: 0, lacking: 0, open: 0, lackingMusts: 0 });
});

test('what is not there as a whole is a gap, musts first', () => {
  const gaps = gapsOf(needs, answers).map((it) => [it.need.item, it.answer, it.note]);
  expect(gaps).toEqual([
    ['Ruang', 'partly', ''],
    ['SK', null, ''],
    ['Biaya', 'lacking', 'Diusulkan'],
  ]);
});

test('the owner says what is needed, others answer for their own place, and both read it', () => {
  const [home, away] = [newId<'InstitutionId'>(), newId<'InstitutionId'>()];
  const owner = { institutionId: home, unitId: null, keeperIds: [] };
  const [admin, other, stranger] = [
    actingAs('local_admin', home),
    actingAs('innovator', away),
    actingAs('innovator', newId<'InstitutionId'>()),
  ];
  expect([whyNotSet(owner, admin), whyNotSet(owner, other)]).toEqual([null, 'not_yours']);
  expect([whyNotAnswer(owner, nobody), whyNotAnswer(owner, admin), whyNotAnswer(owner, other)]).toEqual([
    'no_role',
    'own_record',
    null,
  ]);
  const readiness = { institutionId: away, unitId: null };
  const reads = [admin, other, stranger, nobody].map((it) => whyNotRead(readiness, owner, it) === null);
  expect(reads).toEqual([true, true, false, false]);
});

describe('rows of needs', () => {
  const row = { id: '', kind: 'people', item: 'Tutor', amount: '5 orang', isMust: true, note: '' };
  const read = (given: object) => readNeeds([{ ...row, ...given }], (text) => parseId<'NeedId'>(text));

  test('are kept in one form, empty ones left out', () => {
    expect(
      readNeeds(
        [
          { ...row, item: ' Tutor ' },
          { ...row, item: '', amount: ' ' },
        ],
        () => null,
      ),
    ).toEqual({
      ok: true,
      needs: [{ id: null, kind: 'people', item: 'Tutor', amount: '5 orang', isMust: true, note: '' }],
    });
  });

  test.each([
    [{ item: ' ' }, { item: 'required' }],
    [{ kind: 'rahasia' }, { kind: 'required' }],
    [{ item: 'x'.repeat(201) }, { item: 'too_long' }],
    [{ amount: 'x'.repeat(101) }, { amount: 'too_long' }],
    [{ note: '😀'.repeat(1001) }, { note: 'too_long' }],
  ])('%j is told as %j', (given, faults) => {
    expect(read(given)).toEqual({ ok: false, faults: [faults], over: false });
  });

  test('are forty at most', () => {
    expect(readNeeds(Array(41).fill(row), () => null)).toMatchObject({ ok: false, over: true });
  });
});
