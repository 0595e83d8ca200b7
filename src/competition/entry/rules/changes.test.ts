import { expect, test } from 'vitest';
import type { FrozenEvidence, FrozenSection, SnapshotContent } from '../model/snapshot.ts';
import { changesBetween, isUnchanged } from './changes.ts';

const section = (code: string, text: string) =>
  ({ code, name: `Bagian ${code}`, name_en: `Section ${code}`, text }) as FrozenSection;
const paper = (evidenceId: string, sha256: string) =>
  ({
    section: 'hasil',
    asked: 'surat',
    evidenceId,
    title: 'Surat',
    number: '',
    url: null,
    file: { sha256 },
  }) as FrozenEvidence;

type Given = {
  readonly title?: string;
  readonly category?: string | null;
  readonly sections?: readonly FrozenSection[];
  readonly evidence?: readonly FrozenEvidence[];
};
const content = ({ title = 'Sumur', category = null, sections = [], evidence = [] }: Given) =>
  ({ entry: { title, groupName: 'Umum', categoryName: category }, sections, evidence }) as unknown as SnapshotContent;

const nothing = { title: null, group: null, category: null, sections: [], added: [], removed: [] };

test('the same submission has not changed', () => {
  const one = content({ sections: [section('a', 'Satu')], evidence: [paper('1', 'aa')] });
  expect(changesBetween(one, structuredClone(one))).toEqual(nothing);
  expect(isUnchanged(changesBetween(one, structuredClone(one)))).toBe(true);
});

test('texts are told side by side, in the order of the later submission, and those of sections that are gone last', () => {
  const before = content({ sections: [section('x', 'Lama'), section('a', 'Satu'), section('b', 'Dua')] });
  const after = content({
    title: 'Sumur bersama',
    category: 'Air',
    sections: [section('b', 'Dua'), section('a', 'Satu lagi')],
  });
  const changes = changesBetween(before, after);
  expect(changes).toEqual({
    ...nothing,
    title: { from: 'Sumur', to: 'Sumur bersama' },
    category: { from: '', to: 'Air' },
    sections: [
      { code: 'a', name: 'Bagian a', name_en: 'Section a', from: 'Satu', to: 'Satu lagi' },
      { code: 'x', name: 'Bagian x', name_en: 'Section x', from: 'Lama', to: '' },
    ],
  });
  expect(isUnchanged(changes)).toBe(false);
});

test('an evidence with another file left and came in; one that stays is not told', () => {
  const before = content({ evidence: [paper('1', 'aa'), paper('2', 'bb')] });
  const after = content({ evidence: [paper('1', 'aa'), paper('2', 'cc'), paper('3', 'dd')] });
  expect(changesBetween(before, after)).toEqual({
    ...nothing,
    added: [paper('2', 'cc'), paper('3', 'dd')],
    removed: [paper('2', 'bb')],
  });
});
