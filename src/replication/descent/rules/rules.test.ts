import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InnovationId } from '#registry/index.ts';
import type { Kin, Tree } from '../model.ts';
import { flattened, placedIn, regionsOf, treeOf } from './tree.ts';

const idOf = (n: number) => `00000000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}` as InnovationId;
const kin = (n: number, origin: number | null, regionCode: string | null = '12.07'): Kin => ({
  id: idOf(n),
  originId: origin === null ? null : idOf(origin),
  title: `Inovasi ${n}`,
  institutionName: 'Instansi',
  regionCode,
  publishedAt: new Date(Date.UTC(2026, 0, n + 1)),
});
const family = [kin(0, null), kin(3, 1, '12.12'), kin(1, 0, '12.04'), kin(2, 0, '12.04'), kin(4, 3, null)];
const titles = (tree: Tree | null) => (tree ? flattened(tree).map((it) => [it.kin.title, it.depth]) : []);

describe('a tree of descent', () => {
  test('stands under its root, the oldest first, whatever the order of its rows', () => {
    const expected = [
      ['Inovasi 0', 0],
      ['Inovasi 1', 1],
      ['Inovasi 3', 2],
      ['Inovasi 4', 3],
      ['Inovasi 2', 1],
    ];
    expect(titles(treeOf(family, idOf(0)))).toEqual(expected);
    expect(titles(treeOf([...family].reverse(), idOf(0)))).toEqual(expected);
    expect(treeOf(family, idOf(9))).toBeNull();
  });

  test('counts regions other than the own, each once', () => {
    const tree = treeOf(family, idOf(0)) as Tree;
    expect(regionsOf(tree)).toBe(2);
    expect(regionsOf(treeOf([kin(0, null)], idOf(0)) as Tree)).toBe(0);
  });

  test('ends where somebody drew a circle', () => {
    const circle = [kin(0, 2), kin(1, 0), kin(2, 1)];
    expect(titles(treeOf(circle, idOf(0)))).toEqual([
      ['Inovasi 0', 0],
      ['Inovasi 1', 1],
      ['Inovasi 2', 2],
    ]);
    expect(titles(treeOf([kin(5, 5)], idOf(5)))).toEqual([['Inovasi 5', 0]]);
  });

  test('has a row for each on the picture, children below and to the right of their origin', () => {
    const origins = fc.array(fc.nat(), { maxLength: 30 });
    fc.assert(
      fc.property(origins, (given) => {
        const rows = [kin(0, null), ...given.map((origin, at) => kin(at + 1, origin % (at + 1)))];
        const placed = placedIn(treeOf(rows, idOf(0)) as Tree);
        expect(placed.map((it) => it.row)).toEqual(placed.map((_it, at) => at));
        expect(placed).toHaveLength(rows.length);
        for (const it of placed) {
          if (!it.parent) continue;
          expect(it.depth).toBe(it.parent.depth + 1);
          expect(it.row).toBeGreaterThan(it.parent.row);
          expect(it.kin.originId).toBe(it.parent.kin.id);
        }
      }),
    );
  });
});
