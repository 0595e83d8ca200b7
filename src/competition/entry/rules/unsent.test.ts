import { expect, test } from 'vitest';
import type { SnapshotContent } from '../model/snapshot.ts';
import { differsFrom, unsentIn } from './unsent.ts';

const frozen = {
  entry: { title: 'Sumur', group: 'umum', category: null },
  sections: [
    { code: 'ringkasan', text: 'Satu.' },
    { code: 'latar', text: '' },
  ],
  evidence: [{ section: 'latar', asked: 'sk', evidenceId: 'e1' }],
} as unknown as SnapshotContent;
const entry = { title: 'Sumur', group: 'umum', category: null };
const texts = (ringkasan: string) => new Map([['ringkasan', { text: ringkasan }]]);
const sk = { id: 'e1', place: 'latar:sk', title: 'SK' };

test('what stands as it was submitted differs in nothing, a section without a row included', () => {
  expect(differsFrom(unsentIn(entry, texts('Satu.'), [sk]), frozen)).toBe(false);
});

test('a word, a title, a group or a file is a difference', () => {
  const differs = [
    unsentIn(entry, texts('Dua.'), [sk]),
    unsentIn({ ...entry, title: 'Sumur bor' }, texts('Satu.'), [sk]),
    unsentIn({ ...entry, group: 'khusus' }, texts('Satu.'), [sk]),
    unsentIn(entry, texts('Satu.'), []),
    unsentIn(entry, texts('Satu.'), [sk, { ...sk, id: 'e2' }]),
  ];
  expect(differs.map((it) => differsFrom(it, frozen))).toEqual([true, true, true, true, true]);
});

test('a text of another group was never submitted', () => {
  const more = new Map([...texts('Satu.'), ['replikasi', { text: 'Dari kelompok lain.' }]]);
  expect(differsFrom(unsentIn(entry, more, [sk]), frozen)).toBe(false);
});
