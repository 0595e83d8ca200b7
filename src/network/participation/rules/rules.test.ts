import { describe, expect, test } from 'vitest';
import type { Participant } from '../model.ts';
import { changeOf, countOf, doneBy, isIdle, nothingDone, seriesOf, yearsUntil } from './counting.ts';
import { arranged, fieldsOf, filterOf } from './list.ts';
import { whyNotRemind } from './remind.ts';
import { stepsOf } from './steps.ts';

const counted = (year: number, value: number, institution = 'toba') => ({
  ...{ measure: 'published' as const, institution, year, value },
});

describe('what was counted', () => {
  test('stands year by year, this one last; what is older counts for ever alone', () => {
    const done = doneBy([counted(2026, 3), counted(2025, 5), counted(2019, 2), counted(2026, 1, 'nias')], 2026);
    const toba = done.get('toba')!;
    expect(yearsUntil(2026)).toEqual([2022, 2023, 2024, 2025, 2026]);
    expect([seriesOf(toba, 'published'), toba.ever.published]).toEqual([[0, 0, 0, 5, 3], 10]);
    expect([countOf(toba, 'published'), changeOf(toba, 'published'), isIdle(toba)]).toEqual([3, -2, false]);
    expect(done.get('nias')!.ever.published).toBe(1);
    expect([isIdle(nothingDone), isIdle(doneBy([counted(2025, 5)], 2026).get('toba')!)]).toEqual([true, true]);
  });
});

const participant = (more: Partial<Participant> = {}): Participant => ({
  ...{ standing: 'signed', region: 'Kabupaten Toba', done: nothingDone, hasAdmin: true, remindedAt: null },
  member: {
    ...{ institutionId: 'toba' as Participant['member']['institutionId'], name: 'Pemerintah', regionCode: '12.12' },
    ...{ verified: null, open: null },
  },
  ...more,
});

describe('the next step', () => {
  test.each([
    ['somebody to work comes first', participant({ hasAdmin: false, standing: 'none' }), 'admin'],
    ['then the paper', participant({ standing: 'none' }), 'commitment'],
    ['one that ran out is asked for anew', participant({ standing: 'expired' }), 'commitment'],
    ['one that the hub looks at is not', participant({ standing: 'waiting' }), 'record'],
    ['then a record', participant(), 'record'],
    ['then a problem', participant({ done: doneBy([counted(2026, 1)], 2026).get('toba')! }), 'problem'],
  ] as const)('%s', (_, given, step) => {
    expect(stepsOf(given)[0]).toBe(step);
  });
});

test('nobody is reminded without an admin, or twice lately', () => {
  expect([
    whyNotRemind(participant()),
    whyNotRemind(participant({ hasAdmin: false })),
    whyNotRemind(participant({ remindedAt: new Date() })),
  ]).toEqual([null, 'no_admin', 'reminded_lately']);
});

test('the table is narrowed and ordered as its address says, and back', () => {
  const busy = participant({ region: 'Kota Medan', done: doneBy([counted(2026, 4)], 2026).get('toba')! });
  const medan = { ...busy, member: { ...busy.member, institutionId: 'medan' as never, regionCode: '12.71' } };
  const all = [participant(), medan];
  const found = (query: string) => arranged(all, filterOf(new URLSearchParams(query))).map((it) => it.region);
  expect([
    found(''),
    found('urut=many:published'),
    found('urut=few:published'),
    found('belum=ya'),
    found('q=medan'),
  ]).toEqual([
    ['Kabupaten Toba', 'Kota Medan'],
    ['Kota Medan', 'Kabupaten Toba'],
    ['Kabupaten Toba', 'Kota Medan'],
    ['Kabupaten Toba'],
    ['Kota Medan'],
  ]);
  const query = 'keadaan=none&q=a&belum=ya&tren=raised&urut=many%3Asolved';
  const back = Object.entries(fieldsOf(filterOf(new URLSearchParams(query)))) as [string, string][];
  expect(new URLSearchParams(back).toString()).toBe(query);
  expect(filterOf(new URLSearchParams('urut=many:x&tren=y'))).toMatchObject({ order: 'region', trend: 'published' });
});
