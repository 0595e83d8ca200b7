import { describe, expect, test } from 'vitest';
import { type ChecksFilter, filtered, groupOf, type Listed } from './checks-list.ts';

const row = (title: string, institutionName: string, day: number, more: Partial<Listed> = {}): Listed => ({
  title,
  receipt: `UJI-00000${day}`,
  institutionName,
  submittedAt: new Date(Date.UTC(2026, 5, day)),
  group: 'waiting',
  reasons: [],
  ...more,
});
const rows = [
  row('Sumur Bersama', 'Kabupaten Toba', 2),
  row('Ambulans Desa', 'Kabupaten Toba', 3, { group: 'refused', reasons: ['too_young'] }),
  row('Loket Keliling', 'Kabupaten Deli Serdang', 1, { group: 'passed' }),
];
const all: ChecksFilter = { group: null, reason: null, words: '', sort: 'oldest' };
const titles = (filter: Partial<ChecksFilter>) => filtered(rows, { ...all, ...filter }).map((it) => it.title);

describe('the list of checks', () => {
  test('is sorted by submission, title or institution', () => {
    expect(titles({})).toEqual(['Loket Keliling', 'Sumur Bersama', 'Ambulans Desa']);
    expect(titles({ sort: 'title' })).toEqual(['Ambulans Desa', 'Loket Keliling', 'Sumur Bersama']);
    expect(titles({ sort: 'institution' })).toEqual(['Loket Keliling', 'Ambulans Desa', 'Sumur Bersama']);
  });

  test('is narrowed by group, reason and words, all of which must be there', () => {
    expect(titles({ group: 'passed' })).toEqual(['Loket Keliling']);
    expect(titles({ reason: 'too_young' })).toEqual(['Ambulans Desa']);
    expect(titles({ words: 'TOBA sumur' })).toEqual(['Sumur Bersama']);
    expect(titles({ words: 'uji-000001' })).toEqual(['Loket Keliling']);
    expect(titles({ words: 'toba loket' })).toEqual([]);
  });
});

test.each([
  [null, 'waiting'],
  [{ state: 'open', outcome: 'refused' }, 'waiting'],
  [{ state: 'proposed', outcome: 'refused' }, 'proposed'],
  [{ state: 'decided', outcome: 'correction' }, 'correction'],
] as const)('%j stands among %s', (said, group) => {
  expect(groupOf(said)).toBe(group);
});
