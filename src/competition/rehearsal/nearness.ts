/**
 * Kendall's tau-a (Kendall 1938) of two values of the same things: 1 is the same order, −1 the opposite, 0 none. Counts pairs, so that
 * 2,500 things take three million looks. 0 of fewer than two.
 */
export function kendall(pairs: readonly (readonly [number, number])[]): number {
  if (pairs.length < 2) return 0;
  let agreed = 0;
  for (const [at, [a, b]] of pairs.entries())
    for (let other = at + 1; other < pairs.length; other += 1) {
      const [x, y] = pairs[other] as readonly [number, number];
      agreed += Math.sign((a - x) * (b - y));
    }
  return agreed / ((pairs.length * (pairs.length - 1)) / 2);
}
