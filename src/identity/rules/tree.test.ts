import { expect, test } from 'vitest';
import { inTreeOrder } from './tree.ts';

test('things stand under what they belong to, in the order given, with their depth', () => {
  const things = [
    { id: 'sd', parentId: 'dinas' },
    { id: 'bagian', parentId: null },
    { id: 'dinas', parentId: null },
    { id: 'kelas', parentId: 'sd' },
    { id: 'lost', parentId: 'elsewhere' },
  ];
  expect(inTreeOrder(things).map(({ thing, depth }) => [thing.id, depth])).toEqual([
    ['bagian', 0],
    ['dinas', 0],
    ['sd', 1],
    ['kelas', 2],
    ['lost', 0],
  ]);
});
