/** Numbers of 0 to 1 that are the same for the same seed (mulberry32). */
function diceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The things in an order drawn by the seed, each order as likely as the next (Fisher–Yates). */
export function drawn<Thing>(things: readonly Thing[], seed: number): readonly Thing[] {
  const roll = diceOf(seed);
  const order = [...things];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const at = Math.floor(roll() * (last + 1));
    [order[last], order[at]] = [order[at] as Thing, order[last] as Thing];
  }
  return order;
}
