import { createHash } from 'node:crypto';

/**
 * In an order that favours nobody: each visitor sees another one, the same for a day as long as the seed (visitor's network, edition,
 * day) stays; nothing is kept for it.
 */
export function shuffled<Item extends { readonly id: string }>(items: readonly Item[], seed: string): readonly Item[] {
  const keyOf = ({ id }: Item) => createHash('sha256').update(`${seed}\n${id}`).digest('hex');
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);
}
