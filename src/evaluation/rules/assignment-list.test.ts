import { expect, test } from 'vitest';
import type { SubjectRowId } from '../model/ids.ts';
import type { Subject } from '../model/round.ts';
import { type AssignmentFilter, arranged, isPreviewed, lackingSheets } from './assignment-list.ts';

const subject = (label: number, title: string, institutionName: string) =>
  ({
    row: `row-${label}` as SubjectRowId,
    label,
    title,
    institutionName,
    institutionId: institutionName,
  }) as never as Subject;
const subjects = [
  subject(1, 'Sumur Bersama', 'Kabupaten Toba'),
  subject(2, 'Ambulans Desa', 'Kota Medan'),
  subject(3, 'Loket Keliling', 'Kabupaten Toba'),
];
const given = {
  sheets: [{ row: subjects[0]?.row }, { row: subjects[0]?.row }, { row: subjects[2]?.row }] as never,
  perSubject: 2,
};
const all: AssignmentFilter = { text: '', isLacking: false, institutionId: null, sort: 'nomor' };
const labels = (filter: Partial<AssignmentFilter>) =>
  arranged(subjects, { ...all, ...filter }, given).map((it) => it.label);

test('subjects are sorted by number, title, institution or how few sheets they have', () => {
  expect([labels({}), labels({ sort: 'judul' }), labels({ sort: 'instansi' }), labels({ sort: 'lembar' })]).toEqual([
    [1, 2, 3],
    [2, 3, 1],
    [1, 3, 2],
    [2, 3, 1],
  ]);
});

test('and narrowed by number, words, institution and what is lacking', () => {
  expect([labels({ text: '2' }), labels({ text: 'toba loket' }), labels({ text: 'loket medan' })]).toEqual([
    [2],
    [3],
    [],
  ]);
  expect([labels({ institutionId: 'Kota Medan' }), labels({ isLacking: true })]).toEqual([[2], [2, 3]]);
});

test('what is lacking is counted, and a preview of many pairs is made only when it is asked for', () => {
  expect(lackingSheets(subjects, given)).toBe(3);
  expect([isPreviewed(50, 100), isPreviewed(5000, 24)]).toEqual([true, false]);
});
