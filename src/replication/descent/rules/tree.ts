import type { InnovationId } from '#registry/index.ts';
import { differentRegions } from '../../regions/rule.ts';
import type { Kin, Placed, Tree } from '../model.ts';

/**
 * The tree under a root out of rows in any order; a record that names itself, or one of its own descendants, as its origin is left where
 * it was met first, so that a circle ends.
 */
export function treeOf(rows: readonly Kin[], rootId: InnovationId): Tree | null {
  const root = rows.find((it) => it.id === rootId);
  const byOrigin = Map.groupBy(rows, (it) => it.originId);
  const met = new Set<InnovationId>();
  const grow = (kin: Kin): Tree => {
    met.add(kin.id);
    const own = (byOrigin.get(kin.id) ?? []).toSorted(oldestFirst).filter((it) => !met.has(it.id));
    for (const it of own) met.add(it.id);
    return { ...kin, children: own.map(grow) };
  };
  return root ? grow(root) : null;
}

const oldestFirst = (a: Kin, b: Kin): number =>
  a.publishedAt.getTime() - b.publishedAt.getTime() || (a.id < b.id ? -1 : 1);

/** Everything of a tree, each before its children, with its generation; the root is 0. */
export function flattened(tree: Tree, depth = 0): readonly { readonly kin: Kin; readonly depth: number }[] {
  return [{ kin: tree, depth }, ...tree.children.flatMap((child) => flattened(child, depth + 1))];
}

/** Where each stands on the picture: a row for each record, in the order of the list, so that one reads both alike. */
export function placedIn(tree: Tree): readonly Placed[] {
  const placed: Placed[] = [];
  const put = (node: Tree, depth: number, parent: Placed | null) => {
    const own: Placed = { kin: node, depth, row: placed.length, parent };
    placed.push(own);
    for (const child of node.children) put(child, depth + 1, own);
  };
  put(tree, 0, null);
  return placed;
}

/** In how many different regions other than the root's own a record of the tree stands (`regions/rule`). */
export function regionsOf(tree: Tree): number {
  const codes = flattened(tree).map(({ kin }) => kin.regionCode);
  return differentRegions(codes, tree.regionCode).size;
}
