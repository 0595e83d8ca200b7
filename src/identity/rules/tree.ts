type Knot<Id extends string> = { readonly id: Id; readonly parentId: Id | null };

/** The things as a tree in reading order, each with its depth from 0; what hangs under nothing known is a root. */
export function inTreeOrder<Id extends string, Thing extends Knot<Id>>(
  things: readonly Thing[],
): readonly { readonly thing: Thing; readonly depth: number }[] {
  const ids = new Set(things.map((thing) => thing.id));
  const children = Map.groupBy(things, (thing) => (thing.parentId && ids.has(thing.parentId) ? thing.parentId : null));
  const walk = (parent: Id | null, depth: number): { thing: Thing; depth: number }[] =>
    (children.get(parent) ?? []).flatMap((thing) => [{ thing, depth }, ...walk(thing.id, depth + 1)]);
  return walk(null, 0);
}
