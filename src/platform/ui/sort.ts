import type { Sort } from './table.tsx';

/** The head of a column that sorts by `up`, and where that is the present order by `down`. */
export function sortBy<Order extends string>(
  present: Order,
  [up, down]: readonly [up: Order, down: Order],
  hrefOf: (order: Order) => string,
): Sort {
  if (present === up) return { href: hrefOf(down), direction: 'ascending' };
  return { href: hrefOf(up), direction: present === down ? 'descending' : null };
}
