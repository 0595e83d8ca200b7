import { expect, test } from 'vitest';
import { compositionOf } from './composition.ts';

const entry = (
  group: string,
  category: string | null,
  institutionKind: string,
  regionCode: string | null,
  isChosen: boolean,
) => ({
  group,
  category,
  institutionKind,
  regionCode,
  isChosen,
});

test('a field is counted on each axis beside those chosen of it', () => {
  const field = [
    entry('umum', 'kesehatan', 'regency', '12.07', true),
    entry('umum', 'pendidikan', 'regency', '12.14', false),
    entry('replikasi', null, 'province', '12', true),
  ];
  expect(compositionOf(field, (it) => it.isChosen, new Set(['12.14']))).toEqual({
    group: [
      { value: 'umum', field: 2, chosen: 1 },
      { value: 'replikasi', field: 1, chosen: 1 },
    ],
    category: [
      { value: '', field: 1, chosen: 1 },
      { value: 'kesehatan', field: 1, chosen: 1 },
      { value: 'pendidikan', field: 1, chosen: 0 },
    ],
    institutionKind: [
      { value: 'regency', field: 2, chosen: 1 },
      { value: 'province', field: 1, chosen: 1 },
    ],
    region: [
      { value: '12', field: 1, chosen: 1 },
      { value: '12.07', field: 1, chosen: 1 },
      { value: '12.14', field: 1, chosen: 0 },
    ],
    leftBehind: [
      { value: 'no', field: 2, chosen: 2 },
      { value: 'yes', field: 1, chosen: 0 },
    ],
  });
});

test('nothing is called left behind before the office has said what is', () => {
  expect(
    compositionOf([entry('umum', null, 'city', '12.71', false)], (it) => it.isChosen, new Set()).leftBehind,
  ).toEqual([]);
});
