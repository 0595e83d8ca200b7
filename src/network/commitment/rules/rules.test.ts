import { describe, expect, test } from 'vitest';
import type { CommitmentId, Member } from '../model.ts';
import { countsOf, filterOf, listed, narrowed } from './list.ts';
import { daysLeft, publicStandingOf, standingOf } from './standing.ts';
import { faultsOf, signedOf, type Typed } from './typed.ts';

const TODAY = '2026-03-02';
const id = 'c' as CommitmentId;
const verified = (validUntil: string | null): Member['verified'] => ({
  ...{ id, number: '1', signedOn: '2025-01-01', office: 'Bupati', validUntil },
});

describe('where a member stands', () => {
  test.each([
    ['nothing', null, null, 'none', 'none'],
    ['a paper that waits', null, 'waiting', 'waiting', 'none'],
    ['one that came back', null, 'returned', 'returned', 'none'],
    ['one without a last day', verified(null), null, 'signed', 'signed'],
    ['one with 61 days left', verified('2026-05-02'), null, 'signed', 'signed'],
    ['one with 60 days left', verified('2026-05-01'), null, 'ending', 'signed'],
    ['one on its last day', verified(TODAY), null, 'ending', 'signed'],
    ['one that ran out yesterday', verified('2026-03-01'), null, 'expired', 'expired'],
    ['one that ran out, with a newer one that waits', verified('2026-03-01'), 'waiting', 'waiting', 'expired'],
    ['one that holds, with a newer one that waits', verified(null), 'waiting', 'signed', 'signed'],
  ] as const)('with %s', (_, kept, open, standing, told) => {
    const member = { verified: kept, open: open && { id, state: open } };
    expect([standingOf(member, TODAY), publicStandingOf(member, TODAY)]).toEqual([standing, told]);
  });

  test('counts the days to the last one', () => {
    expect([daysLeft({ validUntil: '2026-03-05' }, TODAY), daysLeft({ validUntil: null }, TODAY)]).toEqual([3, null]);
  });
});

const typed: Typed = { number: '1', signedOn: '2026-02-01', office: 'Bupati', validUntil: '' };

describe('what was typed of a commitment', () => {
  test.each([
    [{}, {}],
    [{ number: '' }, { number: 'number_missing' }],
    [{ number: 'x'.repeat(201) }, { number: 'text_long' }],
    [{ office: '' }, { office: 'office_missing' }],
    [{ signedOn: '' }, { signedOn: 'day_wrong' }],
    [{ signedOn: '2026-02-30' }, { signedOn: 'day_wrong' }],
    [{ signedOn: '2026-03-03' }, { signedOn: 'day_future' }],
    [{ validUntil: 'besok' }, { validUntil: 'day_wrong' }],
    [{ validUntil: '2026-03-01' }, { validUntil: 'until_wrong' }],
    [{ validUntil: '2026-03-02' }, {}],
    [
      { number: '', office: '' },
      { number: 'number_missing', office: 'office_missing' },
    ],
  ] as const)('%j is told as %j', (given, faults) => {
    expect(faultsOf({ ...typed, ...given }, TODAY)).toEqual(faults);
  });

  test('without a last day holds until it is replaced', () => {
    expect(signedOf(typed)).toEqual({ number: '1', signedOn: '2026-02-01', office: 'Bupati', validUntil: null });
  });
});

test('the list is narrowed by words and by standing, and counts whatever the filter', () => {
  const member = (regionCode: string, name: string, kept: Member['verified']): Member => ({
    ...{ institutionId: name as Member['institutionId'], name, regionCode, verified: kept, open: null },
  });
  const names: Readonly<Record<string, string>> = { '12.12': 'Kabupaten Toba', '12.71': 'Kota Medan' };
  const all = listed(
    [member('12.12', 'Pemerintah Toba', null), member('12.71', 'Pemerintah Medan', verified(null))],
    TODAY,
    (code) => names[code] ?? code,
  );
  const found = (query: string) => narrowed(all, filterOf(new URLSearchParams(query))).map((it) => it.region);
  expect([
    found(''),
    found('q=TOBA'),
    found('keadaan=signed'),
    found('keadaan=none&q=medan'),
    found('keadaan=x'),
  ]).toEqual([
    ['Kabupaten Toba', 'Kota Medan'],
    ['Kabupaten Toba'],
    ['Kota Medan'],
    [],
    ['Kabupaten Toba', 'Kota Medan'],
  ]);
  expect(countsOf(all)).toEqual({ signed: 1, ending: 0, waiting: 0, returned: 0, expired: 0, none: 1 });
});
