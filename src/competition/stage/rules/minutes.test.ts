import { expect, test } from 'vitest';
import { courseDocument } from '../../../../tests/support/course.ts';
import type { Choice } from '../model/plenary.ts';
import { type Minuted, minutesOf } from './minutes.ts';

const row = (id: string, score: number) => ({
  ...{ id, group: 'umum', score, receipt: `U-${id}`, title: `Usulan ${id}` },
  ...{ institutionName: 'Toba', unitName: null, institutionKind: 'regency', regionCode: '12.12', category: null },
});
const choice = (id: string): [string, Choice] => [
  id,
  { entryId: id as never, chosen: true, award: null, reason: '', votes: null },
];
const document = courseDocument();
const given = (sure: Minuted['sure']): Minuted => ({
  no: 1,
  edition: { id: 'e', organiserName: 'Sumatera Utara', document },
  plenary: {
    ...{ id: 'p' as never, editionId: 'e' as never, stage: 'tpi_plenary', state: 'open', heldOn: '2026-09-12' },
    ...{ place: 'Medan', minutes: 'Dibuka.', revision: 1, members: [], signedAt: null, signedByName: null },
    choices: new Map([choice('b')]) as never,
  },
  field: [row('a', 90), row('b', 80), row('c', 70)] as never,
  leftBehind: new Set(),
  sure,
  signedBy: 'Rudi',
});
const sure = (raw: number) => ({ raw, sheets: 2, calibrated: raw - 1, se: 2, low: 1, high: 3, top: 0.5, cut: 1 });

test('minutes bear how sure the places of those chosen and passed over were', () => {
  const places = new Map([
    ['a', sure(90)],
    ['b', sure(80)],
    ['c', sure(70)],
  ]);
  const { certainty } = minutesOf(given(places), new Date('2026-09-12T03:00:00Z'));
  expect(certainty?.map((it) => [it.receipt, it.place, it.raw, it.low, it.high, it.top])).toEqual([
    ['U-b', 2, 80, 1, 3, 0.5],
    ['U-a', 1, 90, 1, 3, 0.5],
  ]);
});

test('and say nothing of it where it was not worked out', () => {
  expect('certainty' in minutesOf(given(new Map()), new Date('2026-09-12T03:00:00Z'))).toBe(false);
});
